from struct import pack

from ball import calibration, wire
from ball.calibration import LINEAR, NONE, POWER_LAW, Calibration, from_factory
from both.core_ball import Ball
from both.core_parts import BACKWARDS, FSR, FULL_COUNTS, LOAD_CELL, ZERO

FORCES_N = (0.0, 1.0, 10.0, 80.0, 200.0, 250.0)
SMALLEST, BIGGEST = 2.0**-149, 3.4028234e38  # that travel


def near(one: float, other: float, share: float = 1e-3) -> bool:
    return abs(one - other) <= share * max(1.0, abs(other))


def force_at(means: Calibration, raw: float) -> float:
    force_n = means.force_n(raw)
    assert force_n is not None
    return force_n


def read(kind: int, *numbers: float, full_counts: int = FULL_COUNTS) -> "Calibration | None":
    return calibration.parse(wire.calibration(kind, numbers), full_counts)


def test_a_load_cell_reads_newtons_above_its_zero() -> None:
    assert LOAD_CELL.force_n(ZERO) == 0.0
    assert LOAD_CELL.force_n(ZERO + 8192) == 1.0
    assert BACKWARDS.force_n(ZERO - 8192) == 1.0


def test_a_power_law_is_the_one_of_the_protocol() -> None:
    a, b, c, _ = FSR.numbers
    for force_n in FORCES_N:
        raw = FSR.counts(force_n)
        ratio = raw / (FSR.full_counts - raw)

        assert near(ratio, a * force_n**b + c)


def test_counts_and_newtons_are_each_others_way_back() -> None:
    for means in (LOAD_CELL, BACKWARDS, FSR):
        for force_n in FORCES_N:
            assert near(force_at(means, means.counts(force_n)), force_n, 0.02)


def test_a_power_law_never_reads_below_zero_nor_beyond_any_number() -> None:
    for raw in (-FULL_COUNTS, 0, 1, FSR.full_counts - 1, FSR.full_counts, FULL_COUNTS):
        assert 0.0 <= force_at(FSR, raw) < 1e30


def test_nobody_knows_the_force_of_counts_that_mean_nothing() -> None:
    assert from_factory(1, FULL_COUNTS).force_n(1000) is None


def test_without_a_calibration_counts_are_taken_as_a_share_of_full_scale() -> None:
    assert from_factory(1, 1000).counts(80.0) == 800


def test_a_ball_that_counts_millinewtons_needs_no_calibration() -> None:
    assert near(force_at(from_factory(4, 0), 80_000), 80.0)


def test_a_tare_moves_the_zero_and_nothing_else() -> None:
    for means in (LOAD_CELL, BACKWARDS, FSR):
        at_rest = means.counts(7.0)
        tared = means.tared(at_rest)

        assert tared is not None
        assert near(force_at(tared, at_rest), 0.0, 0.02)
        assert tared.kind == means.kind
        assert tared.counts(50.0) != tared.counts(0.0)
    moved = LOAD_CELL.tared(ZERO + 100)
    assert moved is not None and moved.numbers == (ZERO + 100, LOAD_CELL.numbers[1])


def test_a_zero_that_cannot_travel_is_not_tared() -> None:
    assert from_factory(1, FULL_COUNTS).tared(100) is None


def test_only_a_cell_wired_the_other_way_round_counts_downwards() -> None:
    assert BACKWARDS.downwards
    assert not LOAD_CELL.downwards
    assert not FSR.downwards
    assert not from_factory(1, FULL_COUNTS).downwards


def test_what_was_read_is_written_again_bit_by_bit() -> None:
    for means in (LOAD_CELL, BACKWARDS, FSR, from_factory(1, FULL_COUNTS)):
        again = calibration.parse(means.message(), means.full_counts)

        assert again is not None and again.message() == means.message()


def test_what_the_protocol_refuses_is_refused() -> None:
    nan, inf = float("nan"), float("inf")
    assert read(3) is None
    assert read(NONE, 1.0) is None
    assert read(LINEAR, 0.0) is None
    assert read(LINEAR, 0.0, 0.0) is None
    assert read(LINEAR, 0.0, 1.0, 2.0) is None
    for bad in (nan, inf, -inf):
        assert read(LINEAR, bad, 1.0) is None
        assert read(LINEAR, 0.0, bad) is None
        for at in range(4):
            numbers = [0.5, 1.0, 0.0, 0.0]
            numbers[at] = bad
            assert read(POWER_LAW, *numbers) is None
    for a, b, creep in ((0.0, 1.0, 0.0), (-1.0, 1.0, 0.0), (1.0, 0.0, 0.0), (1.0, -1.0, 0.0)):
        assert read(POWER_LAW, a, b, 0.0, creep) is None
    for creep in (-0.1, 1.0):
        assert read(POWER_LAW, 1.0, 1.0, 0.0, creep) is None


def test_what_the_protocol_allows_is_taken() -> None:
    assert read(NONE) is not None
    assert read(LINEAR, -BIGGEST, BIGGEST) is not None
    assert read(LINEAR, 0.0, -SMALLEST) is not None
    assert read(POWER_LAW, SMALLEST, BIGGEST, -BIGGEST, 0.0) is not None
    assert read(POWER_LAW, 1.0, 1.0, 0.0, 0.99) is not None


def test_a_power_law_needs_a_full_scale_in_counts() -> None:
    assert read(POWER_LAW, 1.0, 1.0, 0.0, 0.0, full_counts=0) is None
    assert read(LINEAR, 0.0, 1.0, full_counts=0) is not None


def test_a_message_whose_length_does_not_add_up_is_refused() -> None:
    message = LOAD_CELL.message()
    for length in range(len(message)):
        assert calibration.parse(message[:length], FULL_COUNTS) is None
    assert calibration.parse(message + b"\0", FULL_COUNTS) is None
    assert calibration.parse(b"\x52" + message[1:], FULL_COUNTS) is None


def test_no_calibration_that_is_taken_ever_stops_a_ball() -> None:
    extremes = (-BIGGEST, -1000.0, -1.0, -0.5, -SMALLEST, 0.0, SMALLEST, 1e-3, 1.0, 30.0, BIGGEST)
    for full_counts in (4095, FULL_COUNTS):
        for first in extremes:
            for second in extremes:
                _survives(pack("<BBff", 0x62, LINEAR, first, second), full_counts)
                for third in extremes:
                    law = pack("<BBffff", 0x64, POWER_LAW, first, second, third, 0.03)
                    _survives(law, full_counts)


def _survives(message: bytes, full_counts: int) -> None:
    means = calibration.parse(message, full_counts)
    if means is None:
        return
    ball = Ball(means)
    for raw in (0, 1, full_counts // 2, full_counts, -full_counts - 1):
        ball.read(raw)
        ball.session.calibration.force_n(raw)
    tared = means.tared(full_counts // 2)
    assert tared is not None
    ball.session.use(tared)
