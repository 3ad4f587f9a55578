"""A sketch that nobody wrote for Kneadle, read as it is."""

from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.samples import Hello, Identity, Message, Relative, Samples
from kneadle.wire.lines import MAX_LINE_BYTES
from kneadle.wire.text_lines import TextLinesDecoder

Arrival = tuple[float, bytes]
UNDER_WAY = b"...\n"  # the rest of a line that was under way when the port was opened


def counting(rate_hz: float, for_s: float, start: int = 500, from_s: float = 0.0) -> list[Arrival]:
    """A sketch that prints ever larger integers, each line arriving as it is printed."""
    lines = range(round(rate_hz * for_s))
    return [(from_s + k / rate_hz, b"%d\r\n" % (start + k)) for k in lines]


def timed(times: Iterable[object], from_s: float = 0.0, rate_hz: float = 80.0) -> list[Arrival]:
    """A sketch that prints these times, each with a force that rises by a newton."""
    return [(from_s + k / rate_hz, f"{t},{k}.5\n".encode()) for k, t in enumerate(times)]


def heard(
    arrivals: Iterable[Arrival],
    decoder: TextLinesDecoder | None = None,
    under_way: bytes = UNDER_WAY,
) -> tuple[list[Hello], Samples]:
    """The Hellos, and all samples in one."""
    decoder = decoder or TextLinesDecoder()
    decoder.feed(under_way, 0.0)
    return told([m for at_s, chunk in arrivals for m in decoder.feed(chunk, at_s)])


def told(messages: Sequence[Message]) -> tuple[list[Hello], Samples]:
    samples = [message for message in messages if isinstance(message, Samples)]
    hellos = [message for message in messages if isinstance(message, Hello)]
    if not samples:
        return hellos, Samples(np.arange(0), np.zeros(0))
    joined = Samples(
        np.concatenate([s.tick for s in samples]), np.concatenate([s.raw for s in samples])
    )
    return hellos, joined


def steps_us(samples: Samples) -> list[int]:
    return [int(step) for step in np.diff(samples.tick)]


def test_nothing_is_said_until_a_second_of_lines_has_told_the_format() -> None:
    assert heard(counting(80, for_s=1.0)) == ([], Samples(np.arange(0), np.zeros(0)))


def test_then_every_line_is_a_sample_from_the_first_on() -> None:
    hellos, samples = heard(counting(80, for_s=2))

    assert len(hellos) == 1
    assert samples.raw.tolist() == list(range(500, 660))
    assert samples.tick.tolist() == [12_500 * k for k in range(160)]


def test_bare_integers_are_raw_counts_shown_as_relative() -> None:
    (hello,), _ = heard(counting(100, for_s=1.5))

    assert (hello.sensor, hello.rate_hz, hello.tick_hz, hello.tick_bits) == ("counts", 100, 1e6, 64)
    assert hello.calibration == Relative(zero_counts=550.0, full_counts=1023.0)


@pytest.mark.parametrize(
    ("value", "full_counts"),
    [
        (0, 1023),
        (1022, 1023),
        (1023, 4095),  # zero itself is full scale: there must be something left to press
        (1024, 4095),
        (-4095, 4095),
        (4096, 65535),
        (-65536, 8388607),
        (8388608, 2147483647),
        (3_000_000_000, 6_000_000_000),
    ],
)
def test_full_scale_is_the_smallest_converter_that_holds_the_first_second(
    value: int, full_counts: int
) -> None:
    (hello,), _ = heard((k / 20, b"%d\n" % value) for k in range(30))

    assert hello.calibration == Relative(value, full_counts)


def test_a_decimal_point_anywhere_in_the_first_second_means_newtons() -> None:
    lines = counting(50, for_s=1.5)
    lines[20] = (lines[20][0], b"3.5\n")

    (hello,), samples = heard(lines)

    assert (hello.sensor, hello.calibration) == ("newtons", Identity())
    assert samples.raw[20] == 3.5


@pytest.mark.parametrize("separator", [",", ";", "\t", " ", ", ", " ; "])
def test_two_columns_are_time_and_newtons_however_they_are_separated(separator: str) -> None:
    lines = [(k / 80, f"{k * 10}{separator}{k}\r\n".encode()) for k in range(100)]

    (hello,), samples = heard(lines)

    assert (hello.sensor, hello.calibration, hello.rate_hz) == ("newtons", Identity(), 100)
    assert samples.raw.tolist() == list(range(100))
    assert set(steps_us(samples)) == {10_000}


@pytest.mark.parametrize("unit", [1, 1_000, 1_000_000], ids=["s", "ms", "us"])
@pytest.mark.parametrize("rate_hz", [2, 10, 80, 500])
def test_the_unit_of_a_time_shows_in_its_steps(unit: int, rate_hz: int) -> None:
    times = [round(7 + k / rate_hz, 6) * unit for k in range(3 * rate_hz + 10)]

    (hello,), samples = heard(timed(times, rate_hz=rate_hz))

    assert hello.rate_hz == rate_hz
    assert samples.tick[0] == 0
    assert {round(step, -2) for step in steps_us(samples)} == {1_000_000 // rate_hz}


def test_whole_milliseconds_do_not_bend_the_rate() -> None:
    (hello,), _ = heard(timed(int(12.5 * k) for k in range(200)))

    assert hello.rate_hz == 80


def test_a_pause_in_the_first_second_does_not_bend_the_rate() -> None:
    (hello,), _ = heard(timed([*range(0, 500, 10), *range(900, 1900, 10)], rate_hz=100))

    assert hello.rate_hz == 100


@pytest.mark.parametrize("step", [12, 12_500])
def test_a_wrap_of_millis_or_micros_is_no_step_back(step: int) -> None:
    hellos, samples = heard(timed((2**32 - 100 * step + k * step) % 2**32 for k in range(200)))

    assert len(hellos) == 1
    assert len(set(steps_us(samples))) == 1


def test_a_wrap_in_the_first_second_is_none_either() -> None:
    (hello,), samples = heard(timed((2**32 - 200 + k * 10) % 2**32 for k in range(200)))

    assert hello.rate_hz == 100
    assert set(steps_us(samples)) == {10_000}


def test_a_sketch_that_restarted_says_hello_again_and_counts_from_zero() -> None:
    run = range(5000, 7000, 10)

    hellos, samples = heard(timed([*run, *range(40, 400, 10), *range(20, 400, 10)]))

    assert [hello.boot_id for hello in hellos] == [0, 1, 2]
    assert hellos[1].rate_hz == hellos[0].rate_hz
    assert [at for at, step in enumerate(steps_us(samples), 1) if step < 0] == [200, 236]
    assert samples.tick[200] == samples.tick[236] == 0


def test_the_hello_of_a_restart_comes_between_the_samples_it_parts() -> None:
    decoder = TextLinesDecoder()
    lines = timed([*range(5000, 7000, 10), *range(0, 100, 10)])

    heard(lines[:180], decoder)

    messages = decoder.feed(b"".join(line for _, line in lines[180:]), 2.25)

    assert [type(message) for message in messages] == [Samples, Hello, Samples]


def test_the_last_run_before_a_board_reset_is_not_mixed_with_the_next() -> None:
    before, after = counting(80, for_s=0.3, start=1000), counting(80, for_s=2, from_s=1.8, start=0)

    (hello,), samples = heard(before + after)

    assert hello.rate_hz == 80
    assert samples.raw[0] == 0


def test_a_sketch_that_restarts_in_its_first_second_is_learned_from_there() -> None:
    (hello,), samples = heard(timed([*range(9000, 9400, 10), *range(0, 2000, 10)]))

    assert hello.rate_hz == 100
    assert samples.raw[0] == 40.5


def test_a_stall_is_a_jump_in_time() -> None:
    _, samples = heard(counting(80, for_s=2) + counting(80, for_s=2, from_s=5))

    jumps = [step for step in steps_us(samples) if step > 20_000]
    assert len(jumps) == 1
    assert jumps[0] == pytest.approx(3_012_500, abs=1000)


def test_lines_that_came_in_a_lump_slow_time_down_and_never_back() -> None:
    lump = [(7.0, line) for _, line in counting(80, for_s=5)]

    _, samples = heard([*counting(80, for_s=2), *lump, *counting(80, for_s=10, from_s=7)])

    assert min(steps_us(samples)) >= 6_000
    assert samples.tick[-1] / 1e6 == pytest.approx(17.0, abs=1.0)


@pytest.mark.parametrize("true_hz", [78, 82])
def test_a_rate_learned_a_little_wrong_never_makes_a_jump(true_hz: float) -> None:
    learned, truth = counting(80, for_s=1.1), counting(true_hz, for_s=120, from_s=1.1)

    _, samples = heard(learned + truth)

    assert {round(step, -3) for step in steps_us(samples)} <= {12_000, 13_000}
    assert samples.tick[-1] / 1e6 == pytest.approx(121.1, abs=0.5)


@pytest.mark.parametrize("lump", [1, 5, 20])
def test_the_rate_does_not_depend_on_how_many_lines_come_at_once(lump: int) -> None:
    lines = [((k // lump) * lump / 80, b"%d\n" % k) for k in range(240)]

    (hello,), _ = heard(lines)

    assert hello.rate_hz == 80


def test_what_waited_in_a_buffer_when_the_port_was_opened_does_not_bend_the_rate() -> None:
    waiting = [(0.0, b"7\n")] * 500

    (hello,), samples = heard(waiting + counting(80, for_s=2, from_s=0.0125))

    assert hello.rate_hz == pytest.approx(80, rel=0.02)
    assert max(steps_us(samples)) < 20_000


def test_headers_comments_words_and_a_third_column_are_skipped_and_counted() -> None:
    decoder = TextLinesDecoder()
    talk = b"Force sensor v2\n# ready\nt,force\n1,2,3\n0x1F\n1_000\n5 N\n\r\n  \n"

    _, samples = heard([(0.0, talk), *counting(80, for_s=2), (2.0, talk)], decoder)

    assert samples.raw.tolist() == list(range(500, 660))
    assert (decoder.counts.frames, decoder.counts.refused) == (160, 14)


@pytest.mark.parametrize("word", [b"nan", b"NaN", b"inf", b"-inf", b"INF", b"ovf", b"1e999"])
def test_what_is_not_finite_travels_on_as_not_a_number(word: bytes) -> None:
    _, samples = heard([*counting(80, for_s=1.5), (1.5, word + b"\n"), (1.51, b"7\n")])

    assert np.isnan(samples.raw[-2])
    assert samples.raw[-1] == 7


def test_a_sensor_that_never_gives_a_number_is_not_understood() -> None:
    assert heard((k / 50, b"nan\n") for k in range(200))[0] == []


def test_a_time_that_stands_still_is_not_understood() -> None:
    assert heard(timed([1] * 500))[0] == []


def test_a_time_that_hardly_moves_is_not_understood() -> None:
    assert heard(timed(f"{k}e-9" for k in range(500)))[0] == []


def test_a_time_that_no_clock_can_show_is_refused() -> None:
    _, samples = heard(
        [*timed(k / 80 for k in range(200)), (2.5, b"1e300,7\n"), (2.6, b"1e13,8\n")]
    )

    assert len(samples.raw) == 200


def test_a_line_with_another_number_of_columns_is_refused() -> None:
    decoder = TextLinesDecoder()

    _, samples = heard([*counting(80, for_s=2), (2.0, b"1,2\n")], decoder)

    assert len(samples.raw) == 160
    assert decoder.counts.refused == 1


def test_half_a_number_at_the_opening_of_the_port_is_no_reading() -> None:
    decoder = TextLinesDecoder()

    _, samples = heard(counting(80, for_s=2), decoder, under_way=b"2\n")

    assert samples.raw[0] == 500
    assert decoder.counts.noise_bytes == 1


def test_endless_garbage_is_noise_and_not_kept() -> None:
    decoder = TextLinesDecoder()
    for _ in range(100):
        assert decoder.feed(b"7" * 1000, 0.0) == []

    assert decoder.counts.noise_bytes >= 100_000 - MAX_LINE_BYTES - 1


def test_lines_without_any_passing_of_time_are_not_kept_for_ever() -> None:
    hellos, samples = heard((0.0, b"512\n") for _ in range(6000))

    assert len(hellos) == 1
    assert len(samples.raw) == 6000


sketches = st.sampled_from(
    [
        counting(80, for_s=3),
        counting(80, for_s=2) + counting(80, for_s=2, from_s=5),
        timed([*range(5000, 7000, 10), *range(0, 1000, 10)]),
        [(k / 40, b"%.3f;-%d\r\n" % (k / 40, k)) for k in range(120)],
        [*counting(80, for_s=1.5), (1.5, b"nan\n# x\n" + b"9" * 200 + b"\n\n"), (1.6, b"8\n")],
    ]
)


@given(sketches, st.integers(1, 12))
def test_how_the_bytes_were_cut_never_changes_the_samples(
    arrivals: list[Arrival], chunk_bytes: int
) -> None:
    cut = [
        (at_s, lines[at : at + chunk_bytes])
        for at_s, lines in arrivals
        for at in range(0, len(lines), chunk_bytes)
    ]
    whole, pieces = TextLinesDecoder(), TextLinesDecoder()

    assert heard(cut, pieces) == heard(arrivals, whole)
    assert pieces.counts == whole.counts


numbers = st.one_of(
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["", "x", "ovf", "1e308", "-1e308", "1e-320", str(2**42 - 1), "0"]),
)
strange = st.lists(numbers, max_size=3).map(",".join)


@given(st.lists(st.tuples(strange, st.floats(0.0, 0.5)), max_size=60) | st.just([]), st.binary())
def test_no_line_stops_the_decoder(lines: list[tuple[str, float]], garbage: bytes) -> None:
    decoder, now_s = TextLinesDecoder(), 0.0
    for text, later_s in [*lines, *lines]:
        now_s += later_s
        decoder.feed(text.encode() + b"\n", now_s)
    decoder.feed(garbage + b"\n", now_s)

    counts = decoder.counts
    assert counts.frames + counts.refused <= 2 * len(lines) + 1 + garbage.count(b"\n")
