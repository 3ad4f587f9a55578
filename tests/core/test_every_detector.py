"""What must hold for each detector, on the same restless hand."""

import pickle
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from checks import DETECTOR_CHECKS, Check, Feed, MakeDetector
from feeding import hello, noisy
from kneadle.detect.bins import Bin, Binner
from kneadle.detect.ceiling import CeilingDetector
from kneadle.detect.contact import ContactDetector
from kneadle.detect.flat import FlatDetector
from kneadle.detect.hold import HoldDetector
from kneadle.detect.limits import Limits
from kneadle.detect.quality import GapDetector, MaskDetector
from kneadle.detect.rolling import RollingDetector
from kneadle.detect.spike import SpikeDetector
from kneadle.detect.too_long import TooLongDetector
from kneadle.events import Event
from kneadle.samples import Floats, ForceBlock
from kneadle_sims.scenarios import random_hand

RATE_HZ = 100.0
LIMITS = Limits(ceiling_n=50.0)
Step = Callable[[Bin], Sequence[Event]]


def by_bins(step: Step) -> Feed:
    """A detector that steps by bins, fed with samples."""
    binner = Binner()

    def feed(t_s: Floats, force_n: Floats) -> Sequence[Event]:
        span_s = np.full(len(t_s), 1 / RATE_HZ)
        block = ForceBlock(t_s, force_n, span_s, np.ones(len(t_s), dtype=np.bool_))
        return [event for bin_ in binner.update(block) for event in step(bin_)]

    return feed


def ceiling() -> Feed:
    return CeilingDetector(LIMITS).update


def spike() -> Feed:
    detector = SpikeDetector(LIMITS, RATE_HZ)
    return lambda t_s, force_n: detector.update(t_s, t_s, force_n)


def contact() -> Feed:
    return by_bins(ContactDetector(LIMITS).step)


def rolling() -> Feed:
    detector = RollingDetector(LIMITS)
    return by_bins(lambda b: detector.step(b, pressed=b.mean_n > 5, free=b.low_mn < 3000))


def hold() -> Feed:
    detector = HoldDetector(LIMITS)
    return by_bins(lambda b: detector.step(b, pressed=b.mean_n > 5, rolling=None))


def too_long() -> Feed:
    detector = TooLongDetector(Limits(hold_credit_s=1, hold_target_s=2, hold_stop_s=3))
    since_s: list[float] = []

    def step(bin_: Bin) -> Sequence[Event]:
        pressed = bin_.mean_n > 5
        since_s[:] = [*since_s, bin_.first_s][:1] if pressed else []
        return detector.step(bin_, since_s[0] if pressed else None)

    return by_bins(step)


def gap() -> Feed:
    detector = GapDetector(LIMITS, RATE_HZ)
    return lambda t_s, force_n: detector.update(t_s)


def mask() -> Feed:
    detector = MaskDetector("bad_data")
    return lambda t_s, force_n: detector.update(t_s, force_n, force_n > 60)


def flat() -> Feed:
    detector = FlatDetector(LIMITS, hello(RATE_HZ))

    def feed(t_s: Floats, force_n: Floats) -> Sequence[Event]:
        span_s, sound = np.full(len(t_s), 1 / RATE_HZ), np.zeros(len(t_s), dtype=np.bool_)
        return detector.vouch(t_s, np.round(force_n), force_n, span_s, sound)[1]

    return feed


ALL = (ceiling, spike, contact, rolling, hold, too_long, gap, mask, flat)


def restless(seconds: float = 240.0) -> tuple[Floats, Floats]:
    _, force_n = random_hand(11, seconds).force(RATE_HZ)
    return np.arange(len(force_n)) / RATE_HZ, noisy(force_n)


@pytest.mark.parametrize("check", DETECTOR_CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("make", ALL, ids=lambda make: make.__name__)
def test_detector(make: MakeDetector, check: Check) -> None:
    check(make, *restless())


def test_memory_of_what_sees_samples_is_bounded() -> None:
    ceilings, spikes = CeilingDetector(LIMITS), SpikeDetector(LIMITS, RATE_HZ)

    def feed(t_s: Floats, force_n: Floats) -> Sequence[Event]:
        return [*ceilings.update(t_s, force_n), *spikes.update(t_s, t_s, force_n)]

    assert _grows_by(feed, ceilings, spikes) == 0


def test_memory_of_what_sees_bins_is_bounded() -> None:
    holds, rolls = HoldDetector(LIMITS), RollingDetector(LIMITS)
    feed = by_bins(
        lambda b: [
            *rolls.step(b, pressed=True, free=False),
            *holds.step(b, pressed=True, rolling=None),
        ]
    )
    assert _grows_by(feed, holds, rolls) == 0


def test_memory_of_what_looks_for_a_stuck_sensor_is_bounded() -> None:
    detector, span_s = FlatDetector(LIMITS, hello(RATE_HZ)), np.full(6000, 1 / RATE_HZ)
    sound = np.zeros(6000, dtype=np.bool_)

    def feed(t_s: Floats, force_n: Floats) -> Sequence[Event]:
        return detector.vouch(t_s, noisy(force_n), force_n, span_s, sound)[1]

    assert _grows_by(feed, detector) == 0


def _grows_by(feed: Feed, *objects: object) -> int:
    """Bytes by which an hour under load makes it larger than a minute."""
    sizes = []
    for minute in range(61):
        t_s = minute * 60 + np.arange(6000) / RATE_HZ
        feed(t_s, 40 + 0.001 * np.sin(t_s))
        if minute in (1, 60):
            sizes.append(len(pickle.dumps([vars(each) for each in objects])))
    return max(0, sizes[1] - sizes[0] - 64)  # a longer number may take some bytes more
