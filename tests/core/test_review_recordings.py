"""The numbers of review against another way to compute them, straight from the raw samples.

The other way knows no filter, no bins and no level that follows: plain numpy over the file. What a
hold is (from when to when) is taken as told; it is scored elsewhere. Tolerances: mean 0.1 N and one
step of the recording (which may be 1 N, and so may the zero), peak 0.5 N + 2 % (the low-pass rounds
a jolt off), cv 0.005, held 0.3 s, time in band 0.1 s, lean-on 3 %.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from feeding import events_of
from kneadle.detect.limits import Limits
from kneadle.review.envelope import Columns
from kneadle.review.force import pieces
from kneadle.review.hold import HoldNumbers
from kneadle.review.judged import judged
from kneadle.review.session import SessionNumbers
from kneadle.samples import Floats
from kneadle.trace import Trace, messages, read

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "traces"  # not part of the project
SIMULATED = ROOT / "sims" / "traces"
RECORDINGS = sorted((*REAL.glob("*.csv"), *SIMULATED.glob("*.csv")))
WITH_HOLDS = {
    *("bam_long_35n", "bam_long_74n"),
    *("flat-rolling", "lost-link", "slip", "steady", "too-hard"),
}


class Seen(NamedTuple):
    trace: Trace
    numbers: SessionNumbers
    columns: Columns


def seen(path: Path) -> Seen:
    trace = read(path)
    said = messages(trace)
    found = judged(events_of(said), Limits().ceiling_n, pieces(said, Limits()))
    return Seen(trace, found.numbers, found.trace.columns)


@pytest.fixture(scope="module", params=RECORDINGS, ids=lambda path: path.stem)
def recording(request: pytest.FixtureRequest) -> Seen:
    path: Path = request.param
    return seen(path)


def empty_n(trace: Trace, hold: HoldNumbers) -> float:
    """What the ball reads with nobody there, before the hold."""
    before = trace.force_n[trace.t_s < hold.start_s]
    light = before[np.abs(before) < 10.0]
    return float(np.median(light)) if len(light) else 0.0


def step_n(trace: Trace) -> float:
    """The finest difference that it can show."""
    return float(np.diff(np.unique(np.round(trace.force_n, 3))).min())


def during(trace: Trace, hold: HoldNumbers) -> tuple[Floats, Floats, Floats]:
    """Of its readings: what was read, the time since the one before, and which were steady."""
    inside = (trace.t_s >= hold.start_s) & (trace.t_s <= hold.end_s)
    force_n = trace.force_n[inside] - empty_n(trace, hold)
    since_s = np.diff(trace.t_s, prepend=trace.t_s[0])[inside]
    since_s[since_s > 0.25] = 0.0
    t_s = trace.t_s[inside]
    around = [
        float(np.median(force_n[max(0, a) : a + 400][np.abs(t_s[max(0, a) : a + 400] - t) < 3.0]))
        for a, t in ((i - 200, t_s[i]) for i in range(len(t_s)))
    ]
    level_n = np.array(around)
    steady = np.abs(force_n - level_n) <= np.maximum(8.0, 0.25 * level_n)
    return force_n, since_s, steady


def test_recordings_that_hold_a_hold_have_numbers_of_it(recording: Seen) -> None:
    assert bool(recording.numbers.holds) == (recording.trace.name in WITH_HOLDS)
    assert all(hold.in_band_s is not None for hold in recording.numbers.holds)


def test_mean_peak_steadiness_and_held_time_agree(recording: Seen) -> None:
    for hold in recording.numbers.holds:
        force_n, since_s, steady = during(recording.trace, hold)
        held_n = force_n[steady]
        assert hold.mean_n == pytest.approx(held_n.mean(), abs=0.1 + step_n(recording.trace))
        assert hold.peak_n == pytest.approx(force_n.max(), abs=0.5 + 0.02 * force_n.max())
        assert hold.cv == pytest.approx(held_n.std() / held_n.mean(), abs=0.005)
        held_s = float(since_s[steady].sum())
        assert hold.held_s == pytest.approx(held_s, abs=0.3)


def test_time_in_band_agrees(recording: Seen) -> None:
    for hold in recording.numbers.holds:
        force_n, since_s, _ = during(recording.trace, hold)
        in_band_s = sum(
            float(s) for n, s in zip(force_n, since_s, strict=True) if 0.4 * 80 <= n <= 0.8 * 80
        )
        assert hold.in_band_s == pytest.approx(in_band_s, abs=0.1)
        share = in_band_s / (hold.end_s - hold.start_s)
        assert hold.in_band_share == pytest.approx(share, abs=0.005)


def test_the_lean_on_agrees(recording: Seen) -> None:
    """Backwards from the onset, reading by reading."""
    for hold in recording.numbers.holds:
        if hold.ramp_n_per_s is None:
            continue
        trace, zero_n = recording.trace, empty_n(recording.trace, hold)
        rows = list(zip(trace.t_s.tolist(), (trace.force_n - zero_n).tolist(), strict=True))
        low_s = max(t for t, n in rows if t <= hold.start_s and n <= 0.2 * hold.level_n)
        high_s = min(t for t, n in rows if t > low_s and n >= 0.8 * hold.level_n)
        by_hand = 0.6 * hold.level_n / max(0.25, high_s - low_s)
        assert hold.ramp_n_per_s == pytest.approx(by_hand, rel=0.03)


def test_only_the_press_that_went_on_through_a_lost_link_has_no_lean_on(recording: Seen) -> None:
    without = [hold.number for hold in recording.numbers.holds if hold.ramp_n_per_s is None]
    assert without == ([2] if recording.trace.name == "lost-link" else [])


def test_gaps_agree(recording: Seen) -> None:
    step_s = np.diff(recording.trace.t_s)
    longest_s = max(0.25, 3 * float(np.median(step_s)))
    silences = step_s[step_s > longest_s]
    assert recording.numbers.link.gaps == len(silences)
    assert recording.numbers.link.gap_s == pytest.approx(float(silences.sum()))


def test_the_dose_is_about_the_time_above_the_contact_force(recording: Seen) -> None:
    """The recordings of a wheel, of somebody who presses throughout, and of taps do not begin or
    stay free, so that the zero and the debounce decide."""
    if recording.trace.name not in WITH_HOLDS:
        pytest.skip("no long press in it")
    trace = recording.trace
    zero_n = empty_n(trace, recording.numbers.holds[0])
    pressed_s = np.diff(trace.t_s)[trace.force_n[:-1] - zero_n > 5.0].sum()
    assert recording.numbers.loaded_s == pytest.approx(float(pressed_s), abs=1.5)


def test_the_envelope_shows_the_highest_and_the_lowest_smoothed_force(recording: Seen) -> None:
    parts = list(pieces(messages(recording.trace), Limits()))
    columns = recording.columns
    assert columns.high_n.max() == max(part.force_n.max() for part in parts)
    assert columns.low_n.min() == min(part.force_n.min() for part in parts)
