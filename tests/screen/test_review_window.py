"""The part of a session that is shown, and what is drawn of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalled import NOON
from kneadle.journal.came_to import CameTo
from kneadle.journal.read import SessionRow
from kneadle.review.envelope import Envelope
from kneadle.review.session import session
from kneadle.screen.review.clock import clock, short
from kneadle.screen.review.looked import Looked, Picture, coarse
from kneadle.screen.review.moments import moments
from kneadle.screen.review.plot import Shown, draw, ticks_s
from kneadle.screen.review.window import LEAST_S, Window, whole
from kneadle.screen.widgets.force_rows import AXIS_CELLS
from reviewing import hold, warning

ROW = SessionRow(
    *(1, "live", NOON, "UTC", NOON, "ended", "0", "ball"), None, None, {}, CameTo(), "", 1
)
moves = st.lists(
    st.one_of(
        st.tuples(st.just("zoomed"), st.floats(0.01, 100.0)),
        st.tuples(st.just("panned"), st.floats(-5.0, 5.0)),
    ),
    max_size=20,
)


@given(st.floats(0.0, 90_000.0), moves)
def test_no_way_leads_out_of_the_session(whole_s: float, ways: list[tuple[str, float]]) -> None:
    window = whole(whole_s)
    for name, by in ways:
        window = getattr(window, name)(by)

        assert window.start_s >= 0.0
        assert window.end_s <= window.whole_s + 1e-6
        assert window.long_s >= LEAST_S


def test_what_is_zoomed_at_stays_where_it_is() -> None:
    window = Window(100.0, 20.0, 40.0)

    assert window.zoomed(2.0, at=0.25) == Window(100.0, 25.0, 20.0)


def test_what_was_all_of_a_session_is_all_of_a_longer_one() -> None:
    assert whole(60.0).of(90.0) == whole(90.0)
    assert Window(60.0, 10.0, 20.0).of(90.0) == Window(90.0, 10.0, 20.0)


def looked(*spikes_s: float, long_s: float = 100.0) -> Looked:
    """20 N all along, and 90 N for a hundredth of a second."""
    t_s = np.arange(round(long_s * 100)) / 100
    force_n = np.where(np.isin(np.round(t_s, 2), spikes_s), 90.0, 20.0)
    envelope = Envelope()
    envelope.add(t_s, force_n)
    events = [*hold(10.0, 32.0), *warning("spike", 60.0, 60.5, 95.0)]
    numbers = session(events, 80.0)
    columns = envelope.columns()
    picture = Picture(columns, coarse(columns), ((0.0, 80.0), (50.0, 40.0)), "smoothed", 1.0)
    return Looked(ROW, numbers, moments(numbers, events, 0.0), picture)


def drawn(window: Window, of: Looked, here_s: float | None = None) -> list[str]:
    strips = draw(Shown(of, window, 100.0, "which", here_s), AXIS_CELLS + 50, 13)
    return [strip.text for strip in strips]


def lit(rows: list[str]) -> set[int]:
    """Cells in which something is drawn about as high as 90 N."""
    return {x for x, cell in enumerate(rows[3][AXIS_CELLS:]) if cell not in " \u2800"}


@pytest.mark.parametrize("spike_s", [3.0, 33.33, 71.05, 97.99])
def test_no_spike_is_lost_however_much_time_a_column_is(spike_s: float) -> None:
    of = looked(spike_s)

    assert lit(drawn(whole(100.0), of)) == {int(spike_s / 2)}
    near = Window(100.0, min(spike_s - 1.0, 95.0), 5.0)
    assert len(lit(drawn(near, of))) == 1


def test_holds_and_warnings_stand_above_the_time_at_which_they_were() -> None:
    lane = drawn(whole(100.0), looked())[1][AXIS_CELLS:]

    assert lane.strip() == "═" * 17 + " " * 8 + "!"
    assert lane.index("═") == 5
    assert lane.index("!") == 30


def test_the_ceiling_is_where_it_was_at_that_time() -> None:
    rows = drawn(whole(100.0), looked())[2:-1]
    dotted = [
        [x for x, cell in enumerate(row[AXIS_CELLS:]) if cell not in " \u2800"] for row in rows
    ]

    assert max(dotted[2]) < 25  # 80 of 100 N, until 50 of 100 s
    assert min(dotted[5]) >= 25  # 40 N from then on
    assert "▼40" in rows[5]


def test_what_was_jumped_to_is_marked_on_the_axis() -> None:
    assert drawn(whole(100.0), looked(), here_s=60.0)[-1][AXIS_CELLS + 30] == "↑"
    assert "↑" not in drawn(whole(100.0), looked())[-1]


@given(st.floats(1.0, 1e10), st.floats(0.0, 1.0), st.integers(1, 40))
def test_times_on_the_axis_are_round_and_within_it(long_s: float, at: float, most: int) -> None:
    window = whole(1e10).zoomed(1e10 / long_s, at)
    found = list(ticks_s(window, most))

    assert all(window.start_s <= t_s <= window.end_s for t_s in found)
    assert len(found) <= most + 2


def test_lengths_of_a_day_are_no_longer_than_their_column() -> None:
    assert [short(t_s) for t_s in (59.9, 3599.0, 3600.0, 86_399.0)] == [
        *("0:59", "59:59", "1 h 00", "23 h 59")
    ]
    assert clock(86_399.0) == "23:59:59"
