"""What the widgets draw, without an app."""

from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.samples import Floats
from kneadle.screen.pages.room import LEAST_COLUMNS, LEAST_ROWS, room_for
from kneadle.screen.palette import BAD, HOLD_SHADE, TRACE, WARNING_SHADE
from kneadle.screen.trail import Span
from kneadle.screen.widgets.big_number import BigNumber
from kneadle.screen.widgets.braille import cells, curve, envelope
from kneadle.screen.widgets.font import blocks, dots
from kneadle.screen.widgets.force_rows import AXIS_CELLS
from kneadle.screen.widgets.gauge import Gauge, Reading
from kneadle.screen.widgets.status_bar import Status, StatusBar
from kneadle.screen.widgets.trace_plot import Trace, TracePlot
from kneadle.screen.words import Saying

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
BLANK = "\u2800"


def test_no_two_letters_look_alike() -> None:
    assert len({dots(letter).tobytes() for letter in LETTERS}) == len(LETTERS)


def test_digits_are_equally_wide_so_that_a_countdown_stands_still() -> None:
    assert {dots(digit).shape for digit in "0123456789"} == {(7, 5)}


@pytest.mark.parametrize(("height", "rows"), [(7, 7), (13, 7), (14, 14), (30, 28)])
def test_letters_grow_by_whole_factors(height: int, rows: int) -> None:
    assert len(blocks("42", 200, height)) == rows


def test_a_short_word_is_not_stretched_into_bars() -> None:
    assert {len(row.rstrip()) for row in blocks("1", 200, 7)} <= set(range(11))


def test_a_word_that_cannot_fit_is_left_to_plain_letters() -> None:
    assert blocks("EASE OFF", 20, 7) == []
    assert blocks("EASE OFF", 80, 6) == []

    big = BigNumber(Saying("SINK IN", "Sink in and stay on it", "calm"), id="big")
    assert [strip.text.strip() for strip in big.draw(big.value, 24, 2)] == [
        "SINK IN",
        "Sink in and stay on it",
    ]


@given(st.text(LETTERS, min_size=1, max_size=9), st.integers(1, 200), st.integers(0, 40))
def test_block_letters_never_leave_their_room(word: str, width: int, height: int) -> None:
    rows = blocks(word, width, height)

    assert len(rows) <= height
    assert all(len(row) <= width for row in rows)


@given(st.integers(LEAST_COLUMNS, 400), st.integers(LEAST_ROWS, 200))
def test_the_rows_of_the_window_are_shared_out_to_the_last(columns: int, rows: int) -> None:
    room = room_for(columns, rows)

    assert room is not None
    assert sum(height for _, height in room.by_name()) == rows


def gauge(force_n: float, ceiling_n: float = 80.0, unit: str = "N") -> list[str]:
    reading = Reading(force_n, ceiling_n, unit)
    return [strip.text for strip in Gauge(reading, id="gauge").draw(reading, 80, 2)]


def test_the_gauge_names_the_band_and_the_ceiling_by_glyph_and_number() -> None:
    marks, bar = gauge(42.0)

    assert "32├" in marks
    assert "┤64" in marks
    assert bar[marks.index("▼80 ceiling")] == "│"
    assert bar[marks.index("┤")] == "░"


def test_the_bar_ends_where_the_force_stands() -> None:
    marks, bar = gauge(32.0)

    assert abs(bar.rindex("█") - marks.index("├")) <= 1


def test_the_band_never_begins_below_15_n() -> None:
    assert "15├" in gauge(10.0, ceiling_n=30.0)[0]


def test_a_ceiling_too_low_for_any_hold_shows_no_band() -> None:
    marks, bar = gauge(5.0, ceiling_n=16.0)

    assert "├" not in marks
    assert "░" not in bar
    assert "▼16 ceiling" in marks


def test_a_force_off_the_scale_says_so() -> None:
    assert gauge(300.0)[1].rstrip().endswith("►")
    assert "300 N" in gauge(300.0)[1]


def test_an_unknown_force_is_not_shown_as_nothing() -> None:
    assert "-- N" in gauge(nan)[1]
    assert "█" not in gauge(nan)[1]


def trace(force_n: Floats, *spans: Span, rate_hz: float = 100.0) -> Trace:
    t_s = np.arange(len(force_n)) / rate_hz
    return Trace(float(t_s[-1]), t_s, force_n, spans, 80.0)


def rows_of(value: Trace, width: int = 80, height: int = 12) -> list[str]:
    return [strip.text for strip in TracePlot(value, id="trace").draw(value, width, height)]


def lit(rows: list[str]) -> list[set[int]]:
    """For each cell column of the plot, the rows where something is drawn but the ceiling."""
    plot = [row[AXIS_CELLS:] for row in rows[1:-1]]
    ceiling = next(i for i, row in enumerate(rows[1:-1]) if row.lstrip().startswith("▼"))
    columns = zip(*plot, strict=True)
    return [{i for i, c in enumerate(column) if c != BLANK and i != ceiling} for column in columns]


def test_empty_cells_are_braille_blanks() -> None:
    assert " " not in rows_of(trace(np.full(2000, 40.0)))[3][AXIS_CELLS:]


def test_a_steady_force_is_one_unbroken_line() -> None:
    columns = lit(rows_of(trace(np.full(2100, 40.0))))

    assert {frozenset(column) for column in columns} == {frozenset({5})}


def test_a_slow_sensor_still_draws_an_unbroken_line() -> None:
    columns = lit(rows_of(trace(np.full(64, 40.0), rate_hz=3.0)))

    assert all(columns)


def test_a_gap_is_a_hole() -> None:
    t_s = np.r_[np.arange(0, 10, 0.01), np.arange(15, 20, 0.01)]
    value = Trace(20.0, t_s, np.full(len(t_s), 40.0), (), 80.0)
    columns = lit(rows_of(value, width=AXIS_CELLS + 80))

    assert not any(columns[42:59])
    assert all(columns[:39])
    assert all(columns[61:79])


def test_a_sudden_step_is_drawn_as_one_line() -> None:
    force_n = np.repeat([5.0, 95.0], 1000)

    assert max(len(column) for column in lit(rows_of(trace(force_n)))) == 9  # ten less the ceiling


def colours_of(value: Trace, row: int) -> set[str]:
    strip = TracePlot(value, id="trace").draw(value, 80, 8)[row]
    return {
        segment.style.color.name
        for segment in strip
        if segment.style and segment.style.color and segment.text.strip(BLANK + " │")
    }


def test_only_what_passes_the_ceiling_has_its_colour() -> None:
    ceiling_row = 2  # of six, each 17 N high: 75 N shares it with the ceiling of 80 N
    assert TRACE.color is not None
    assert BAD.color is not None

    assert TRACE.color.name in colours_of(trace(np.full(2100, 75.0)), ceiling_row)
    assert TRACE.color.name not in colours_of(trace(np.full(2100, 84.0)), ceiling_row)
    assert colours_of(trace(np.full(2100, 98.0)), 1) == {BAD.color.name}


def test_a_warning_within_a_hold_stays_visible() -> None:
    value = trace(np.full(2001, 40.0), Span("spike", 9.0, 9.1, 12.0), Span("hold", 5.0, 8.0))
    strip = TracePlot(value, id="trace").draw(value, 80, 8)[4]

    assert WARNING_SHADE.bgcolor in {s.style.bgcolor for s in strip if s.style}


def test_a_spike_of_one_sample_is_seen() -> None:
    force_n = np.full(2000, 20.0)
    force_n[1234] = 95.0

    assert min(min(column) for column in lit(rows_of(trace(force_n)))) == 0


@given(st.integers(0, 400), st.floats(0.003, 0.1))
def test_a_scrolling_curve_keeps_its_shape(shift: int, column_s: float) -> None:
    t_s = np.arange(3000) / 100.0
    force_n = np.random.default_rng(2).normal(40, 5, 3000)
    first = envelope(t_s, force_n, 0, 200, column_s)
    later = envelope(t_s, force_n, shift, 200, column_s)
    shared = max(0, 200 - shift)

    np.testing.assert_array_equal(first.high[shift:], later.high[:shared])
    np.testing.assert_array_equal(first.low[shift:], later.low[:shared])


@given(st.lists(st.floats(0, 400) | st.just(nan), max_size=60), st.integers(1, 90))
def test_no_force_breaks_the_trace(values: list[float], columns: int) -> None:
    force_n = np.array(values, dtype=float)
    shape = envelope(np.arange(len(values)) / 10.0, force_n, -3, 2 * columns, 0.05)

    assert [len(row) for row in cells(curve(shape, 5, 100.0))] == [columns] * 5


def test_holds_and_warnings_are_shaded_and_named_above_the_trace() -> None:
    value = trace(
        np.full(2001, 40.0), Span("hold", 5.0, 8.0, 10.0), Span("ceiling", 15.0, 15.2, 16.0)
    )
    strips = TracePlot(value, id="trace").draw(value, AXIS_CELLS + 80, 8)
    lane = strips[0].text[AXIS_CELLS:]
    shades = {
        segment.style.bgcolor for segment in strips[2] if segment.style and segment.style.bgcolor
    }

    assert (lane.index("═"), lane.rindex("═")) == (19, 39)
    assert lane.index("▲") == 60
    assert shades == {HOLD_SHADE.bgcolor, WARNING_SHADE.bgcolor}


def test_the_ceiling_line_carries_its_number() -> None:
    row = next(row for row in rows_of(trace(np.full(2000, 40.0))) if "▼80" in row)

    assert BLANK not in row


def test_a_long_reason_is_shortened_and_says_so_while_every_other_word_stays() -> None:
    status = Status(
        link="✕ link lost for 12 s, retrying",
        device="A ball with a very long name indeed",
        battery_percent=100,
        relative=True,
        journal="NOT SAVING: " + "a very long reason " * 9,
        holds_only=True,
        title="live",
    )
    first, second = (strip.text for strip in StatusBar(status, id="s").draw(status, 80, 2))

    assert len(first) <= 80
    assert len(second) <= 80
    assert first.endswith("battery 100 %   relative force")
    assert "A ball with" in first
    assert "NOT SAVING: a very" in second
    assert "holds only: no jolt or rolling warnings" in second
