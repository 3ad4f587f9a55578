"""What nobody can believe is said, and nothing is credited for it."""

import numpy as np
import pytest

from feeding import cut, events_of, hello, noisy, one_by_one, only, samples
from kneadle.events import HoldCredited, HoldEnded, Quality, Warned
from kneadle.samples import Floats
from kneadle_sims.hand import Hand

HELD_N = noisy(Hand(seed=3).still().rest(2).lean_on(40, over_s=2).hold(for_s=50).force(100)[1])
SWINGING_N = np.where(np.arange(len(HELD_N)) % 2, 300.0, -300.0)


def torn(from_s: float, until_s: float) -> Floats:
    """A wire that swings between two ends: no two readings agree."""
    force_n = HELD_N.copy()
    part = slice(round(from_s * 100), round(until_s * 100))
    force_n[part] += SWINGING_N[part]
    return force_n


def test_readings_that_never_agree_are_bad_data_and_end_the_hold() -> None:
    events = events_of([hello(), samples(torn(10, 50))])
    (bad,) = [w for w in only(Warned, events) if w.kind == "bad_data"]
    assert 10.0 < bad.t_s < 10.5
    first = only(HoldEnded, events)[0]
    assert first.end_s == pytest.approx(10.25, abs=0.3)
    assert only(HoldCredited, events) == []


def test_the_ceiling_is_told_as_soon_as_readings_agree_again() -> None:
    force_n = torn(10, 20)
    force_n[2000:] += 60.0
    warned = [
        w for w in only(Warned, events_of([hello(), samples(force_n)])) if w.kind == "ceiling"
    ]
    assert warned[0].t_s == pytest.approx(20.0, abs=0.2)


def test_a_wild_reading_now_and_then_is_nobodys_business() -> None:
    force_n = HELD_N.copy()
    force_n[500::90] += 300.0
    assert only(Warned, events_of([hello(), samples(force_n)])) == []


def test_a_stuck_sensor_is_stuck_though_a_reading_is_wild_now_and_then() -> None:
    force_n = HELD_N.copy()
    force_n[1000:] = force_n[1000]
    force_n[1100::150] += 300.0
    events = events_of([hello(), samples(force_n)])
    assert "flat" in [q.kind for q in only(Quality, events)]
    assert only(HoldCredited, events) == []


def test_the_cut_changes_nothing() -> None:
    force_n = torn(10, 20)
    force_n[3000:4000] = force_n[3000]
    force_n[3100:4000:150] += 300.0
    whole = samples(force_n)
    packets = cut(whole, range(0, len(whole.tick), 7))
    assert one_by_one([hello(), *packets]) == events_of([hello(), whole])
