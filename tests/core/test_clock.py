"""Sample numbers become device time, whatever the air did to them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeding import hello
from kneadle.force.clock import UNKNOWN_GAP_S, SampleClock
from kneadle.force.drift import DriftMeter
from kneadle.samples import Clock, Hello, Identity


def take(clock: SampleClock, *numbers: int) -> list[float]:
    tick = np.array(numbers, dtype=np.int64)
    return [round(t, 9) for t in clock.take(tick, np.zeros(len(tick)))[0].tolist()]


def test_time_starts_at_the_first_sample_and_counts_by_number() -> None:
    assert take(SampleClock(hello(100)), 500, 501, 503) == [0.0, 0.01, 0.03]


def test_time_goes_on_when_the_number_wraps() -> None:
    clock = SampleClock(hello(100))
    assert take(clock, 2**32 - 2, 2**32 - 1, 0, 1) == [0.0, 0.01, 0.02, 0.03]
    assert clock.counts.lost == 0


def test_a_sample_seen_before_is_taken_once() -> None:
    clock = SampleClock(hello(100))
    take(clock, 0, 1, 2)
    assert take(clock, 1, 2, 3) == [0.03]
    assert clock.counts.repeated == 2


def test_a_late_sample_is_counted_late_and_never_turns_time_back() -> None:
    clock = SampleClock(hello(100))
    take(clock, 0, 1, 5)
    assert take(clock, 3) == []
    assert (clock.counts.late, clock.counts.lost) == (1, 3)


def test_a_lost_sample_is_not_vouched_for_by_its_neighbour() -> None:
    _, _, span_s = SampleClock(hello(100)).take(np.array([0, 1, 4]), np.zeros(3))
    assert span_s.sum() == pytest.approx(0.03)


def test_a_restarted_ball_goes_on_after_a_gap_of_unknown_length() -> None:
    clock = SampleClock(hello(100))
    take(clock, 900, 901)
    clock.greet(Hello("test ball", "newtons", 100, 100, Identity(), boot_id=7))
    assert take(clock, 0, 1) == [0.01 + UNKNOWN_GAP_S, 0.02 + UNKNOWN_GAP_S]


def test_a_ball_that_restarted_without_saying_so_is_heard_again_within_a_second() -> None:
    clock = SampleClock(hello(100))
    take(clock, *range(5000, 5100))
    heard = [t for n in range(0, 200, 5) for t in take(clock, *range(n, n + 5))]
    assert len(heard) >= 95


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30), st.integers(0, 2**32 - 1))
def test_however_packets_are_shuffled_time_only_rises(order: list[int], start: int) -> None:
    clock = SampleClock(hello(100))
    packets = [[(start + 5 * k + j) % 2**32 for j in range(5)] for k in order]
    times = [t for packet in packets for t in take(clock, *packet)]
    assert all(before < after for before, after in pairwise(times))


@given(st.floats(-3000, 3000), st.lists(st.floats(0, 0.05), min_size=60, max_size=60))
def test_drift_is_measured_through_the_jitter_of_arrival(ppm: float, jitter_s: list[float]) -> None:
    meter = DriftMeter()
    for second, late_s in enumerate(jitter_s):
        meter.add(Clock(100 * second, round(1e6 * second * (1 + ppm / 1e6))), second + late_s)
    assert meter.clock_ppm == pytest.approx(ppm, abs=1300)  # 50 ms of jitter over a minute


def test_drift_is_not_claimed_from_a_few_seconds() -> None:
    meter = DriftMeter()
    for second in range(5):
        meter.add(Clock(100 * second, 1_001_000 * second), float(second))
    assert meter.clock_ppm is None
