"""A new zero changes what is measured from then on, and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from feeding import cut, events_of, hello, noisy, one_by_one, only, samples
from kneadle.detect.limits import Limits
from kneadle.events import Contact, Event, HoldEnded, Quality, Warned
from kneadle.pipeline import Pipeline
from kneadle.samples import Calibrated, Linear, Message, Samples, Tare
from kneadle_sims.hand import Hand

LOAD_CELL = replace(hello(), sensor="load_cell", calibration=Linear(0.0, 0.001))
STORED = Calibrated(LOAD_CELL.calibration)


def counts(force_n: np.ndarray, first: int = 0) -> Samples:
    return samples(np.rint(noisy(force_n) * 1000), first)


def tared_at(offset_n: float, then: Hand, *more: Message) -> list[Event]:
    """A ball whose zero is off by so much is tared after three seconds, then pressed."""
    force_n = then.force(100)[1] + offset_n
    before = counts(np.full(300, offset_n))
    return events_of([LOAD_CELL, before, Tare(), *more, counts(force_n, 300)])


PRESS = Hand(seed=4).still().rest(3).lean_on(40, over_s=2).hold(for_s=8).release().rest(2)


@pytest.mark.parametrize("offset_n", [-25.0, -12.0, 6.0, 14.0])
def test_after_a_tare_a_press_is_measured_from_the_new_zero(offset_n: float) -> None:
    (hold,) = only(HoldEnded, tared_at(offset_n, PRESS))
    assert hold.mean_n == pytest.approx(40, rel=0.05)


@pytest.mark.parametrize("offset_n", [-25.0, -12.0, 6.0, 14.0])
def test_a_tare_is_no_jolt_and_no_touch(offset_n: float) -> None:
    events = tared_at(offset_n, Hand().still().rest(5))
    assert only(Warned, events) == []
    assert [c for c in only(Contact, events) if c.on and c.t_s > 3.0] == []


def test_the_zero_of_the_person_outlives_a_reconnection() -> None:
    (hold,) = only(HoldEnded, tared_at(12.0, PRESS, LOAD_CELL, STORED))
    assert hold.mean_n == pytest.approx(40, rel=0.05)


def test_a_new_calibration_replaces_the_old_zero() -> None:
    better = Calibrated(Linear(12_000.0, 0.002))
    (hold,) = only(HoldEnded, tared_at(12.0, PRESS, better))
    assert hold.mean_n == pytest.approx(80, rel=0.05)


def test_leaning_on_it_cannot_be_called_zero_bit_by_bit() -> None:
    lean = [counts(np.full(300, 14.0 * n), 300 * n) for n in range(6)]
    messages: list[Message] = [LOAD_CELL]
    for part in lean:
        messages += [part, Tare()]
    said = [q.kind for q in only(Quality, events_of(messages))]
    assert "tare_refused" in said


def test_tare_changes_nothing_about_cuts() -> None:
    before, after = counts(np.full(300, 9.0)), counts(PRESS.force(100)[1] + 9.0, 300)
    pieces: list[Message] = [*cut(before, [7, 130]), Tare(), *cut(after, range(0, 2000, 5))]
    assert one_by_one([LOAD_CELL, *pieces]) == events_of([LOAD_CELL, before, Tare(), after])


def test_a_ceiling_beyond_the_sensor_is_lowered_and_said() -> None:
    pipeline = Pipeline(Limits(ceiling_n=80.0))
    update = pipeline.feed([replace(LOAD_CELL, full_scale_n=50.0)])
    assert update.view.ceiling_n == 40.0
    assert "ceiling_set" in [q.kind for q in only(Quality, update.events)]


def test_the_zero_of_the_person_outlives_a_ball_that_restarts() -> None:
    anew = replace(LOAD_CELL, boot_id=7)
    (hold,) = only(HoldEnded, tared_at(-25.0, PRESS, anew, STORED))
    assert hold.mean_n == pytest.approx(40, rel=0.05)


def test_a_ball_that_restarts_is_told_no_ceiling_before_it_said_its_calibration() -> None:
    pipeline = Pipeline(Limits())
    pipeline.feed([LOAD_CELL, STORED, counts(np.zeros(100))])
    assert pipeline.in_force is not None
    pipeline.feed([replace(LOAD_CELL, boot_id=7)])
    assert pipeline.in_force is None


def test_one_reading_is_too_little_to_tare_with() -> None:
    events = events_of([LOAD_CELL, counts(np.full(1, 25.0)), Tare()])
    assert [q.kind for q in only(Quality, events)] == ["tare_refused"]


def test_a_stuck_sensor_cannot_be_tared() -> None:
    stuck = samples(np.full(400, 10_000.0))
    events = events_of(
        [LOAD_CELL, counts(np.zeros(300)), Samples(stuck.tick + 300, stuck.raw), Tare()]
    )
    assert [q.kind for q in only(Quality, events)][-1] == "tare_refused"


def test_wild_readings_do_not_prevent_a_tare() -> None:
    offset_n = noisy(np.full(300, 9.0))
    offset_n[210::20] += 300.0
    events = events_of([LOAD_CELL, samples(np.rint(offset_n * 1000)), Tare()])
    assert [q.kind for q in only(Quality, events)][-1] == "tared"


@pytest.mark.parametrize("offset_n", [-28.0, -20.0])
def test_a_tare_at_320_hz_leaves_nothing_of_the_old_zero(offset_n: float) -> None:
    fast = replace(LOAD_CELL, rate_hz=320.0, tick_hz=320.0)
    pipeline = Pipeline(Limits())
    pipeline.feed([fast, counts(np.full(960, offset_n)), Tare()])
    shown = [pipeline.feed([counts(np.full(1, offset_n), 960 + i)]).force_n for i in range(8)]
    assert max(abs(float(n)) for force_n in shown for n in force_n) < 1.0
