"""Too hard is told in time, once, and until it is over."""

import numpy as np
import pytest

from feeding import events_of, hello, noisy, only, samples
from kneadle.detect.ceiling import CeilingDetector
from kneadle.detect.limits import Limits
from kneadle.events import Event, Quality, Warned, WarningEnded
from kneadle.samples import Message, NewCeiling

LIMITS = Limits(ceiling_n=100.0)
RATE_HZ = 100.0


def told(*steps: tuple[float, float]) -> list[Event]:
    """The detector's word on forces held for (newtons, seconds) each."""
    force_n = np.concatenate([np.full(round(s * RATE_HZ), float(n)) for n, s in steps])
    detector = CeilingDetector(LIMITS)
    t_s = np.arange(len(force_n)) / RATE_HZ
    return detector.update(t_s, force_n) + detector.finish(float(t_s[-1]))


def kinds(events: list[Event]) -> list[tuple[str, float]]:
    return [(w.kind, round(w.t_s, 3)) for w in only(Warned, events)]


def test_amber_after_300_ms_near_the_ceiling() -> None:
    assert kinds(told((50, 1), (92, 0.29), (50, 1))) == []
    assert kinds(told((50, 1), (92, 0.4), (50, 1))) == [("near_ceiling", 1.3)]


def test_red_after_100_ms_above_the_ceiling() -> None:
    assert kinds(told((50, 1), (104, 0.1), (50, 1))) == []
    assert kinds(told((50, 1), (104, 0.2), (50, 1))) == [("ceiling", 1.1)]


def test_red_at_once_15_percent_above() -> None:
    assert kinds(told((50, 1), (115, 0.02), (50, 1))) == [("ceiling", 1.0)]


def test_it_is_one_warning_until_the_force_was_low_for_half_a_second() -> None:
    events = told((50, 1), (110, 1), (95, 1), (110, 1), (80, 0.4), (110, 1), (80, 2))
    (over,) = [w for w in only(WarningEnded, events) if w.kind == "ceiling"]
    assert (over.start_s, over.peak_n) == (1.0, 110)
    assert over.end_s == pytest.approx(5.4, abs=0.02)
    assert over.t_s == pytest.approx(5.9, abs=0.02)


def test_amber_becomes_red() -> None:
    assert kinds(told((93, 1), (103, 1), (20, 1))) == [("near_ceiling", 0.3), ("ceiling", 1.1)]


def test_every_sample_alone_gives_the_same() -> None:
    force_n = np.random.default_rng(1).normal(95, 8, 3000)
    t_s = np.arange(3000) / RATE_HZ
    whole, single = CeilingDetector(LIMITS), CeilingDetector(LIMITS)
    alone = [e for i in range(3000) for e in single.update(t_s[i : i + 1], force_n[i : i + 1])]
    assert alone == whole.update(t_s, force_n)


def test_a_new_ceiling_holds_from_then_on() -> None:
    force_n = noisy(np.concatenate((np.zeros(200), np.linspace(0, 60, 300), np.full(1000, 60))))
    before, after = samples(force_n[:1000]), samples(force_n[1000:], 1000)
    messages: list[Message] = [hello(), before, NewCeiling(50.0), after]
    (warned,) = [w for w in only(Warned, events_of(messages)) if w.kind == "ceiling"]
    assert 10.0 <= warned.t_s <= 10.2


def test_a_ceiling_that_makes_no_sense_is_refused_with_the_reason() -> None:
    events = events_of([hello(), samples(np.zeros(10)), NewCeiling(900.0)])
    (refused,) = [q for q in only(Quality, events) if q.kind == "ceiling_refused"]
    assert "250" in refused.detail


@pytest.mark.parametrize("begins_s", np.arange(1.0, 2.0, 0.07).round(2))
def test_how_long_it_lasted_does_not_depend_on_when_it_began(begins_s: float) -> None:
    (amber,) = kinds(told((50, begins_s), (92, 0.35)))
    (red,) = kinds(told((50, begins_s), (104, 0.15)))
    assert (amber[1], red[1]) == pytest.approx((begins_s + 0.3, begins_s + 0.1))
