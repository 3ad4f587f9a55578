"""The ceiling in force is the one asked for, as far as the sensor can be trusted."""

from dataclasses import replace

import numpy as np
import pytest

from feeding import events_of, hello, noisy, only, samples
from kneadle.detect.limits import Limits
from kneadle.events import Quality, Warned
from kneadle.pipeline import Pipeline
from kneadle.samples import Calibrated, Linear, Message, NewCeiling, Relative, Samples
from kneadle_sims.hand import Hand

UNCALIBRATED = replace(hello(), sensor="fsr", calibration=Relative(0.0, 4095.0))
PER_REL = 40.95  # counts


def ceiling_after(*messages: Message, asked_n: float = 80.0) -> float:
    return Pipeline(Limits(ceiling_n=asked_n)).feed(messages).view.ceiling_n


def reading(rel: float, count: int = 300) -> Samples:
    return samples(noisy(np.full(count, rel)) * PER_REL)


def test_a_sensor_nobody_calibrated_gets_a_quarter_less() -> None:
    assert ceiling_after(UNCALIBRATED, reading(0.0), asked_n=60.0) == 45.0


def test_that_is_told_with_its_reason() -> None:
    events = events_of([UNCALIBRATED, reading(0.0)], Limits(ceiling_n=60.0))
    (told,) = [q.detail for q in only(Quality, events) if q.kind == "ceiling_set"]
    assert told == "Your ceiling is 45 rel: without a calibration it may read a quarter too little."


def test_it_warns_below_the_ceiling_that_was_asked_for() -> None:
    press = Hand(seed=1).still().rest(2).lean_on(50, over_s=3).hold(for_s=3).release()
    pressed = samples(noisy(press.force(100)[1]) * PER_REL)
    warned = only(Warned, events_of([UNCALIBRATED, pressed], Limits(ceiling_n=60.0)))
    assert "ceiling" in [w.kind for w in warned]


def test_once_calibrated_the_whole_ceiling_counts_again() -> None:
    calibrated = Calibrated(Linear(0.0, 0.02))
    assert ceiling_after(UNCALIBRATED, reading(0.0), calibrated, reading(0.0, 10)) == 80.0


def test_a_ceiling_asked_for_later_gets_the_guard_too() -> None:
    assert ceiling_after(UNCALIBRATED, reading(0.0), NewCeiling(40.0)) == 30.0


def test_a_ball_that_stores_its_calibration_never_mentions_a_guard() -> None:
    stored = Calibrated(Linear(0.0, 0.02))
    events = events_of([UNCALIBRATED, stored, reading(0.0)])
    assert only(Quality, events) == []


@pytest.mark.parametrize("full_scale_n", [5.0, 10.0, 20.0])
def test_a_sensor_too_weak_for_any_ceiling_still_warns(full_scale_n: float) -> None:
    weak = replace(hello(), full_scale_n=full_scale_n)
    force_n = noisy(Hand().still().rest(2).lean_on(30, over_s=3).hold(for_s=2).force(100)[1])
    warned = only(Warned, events_of([weak, samples(force_n)]))
    assert "ceiling" in [w.kind for w in warned]


def test_a_ceiling_that_was_refused_does_not_come_back_with_a_calibration() -> None:
    refused, calibrated = NewCeiling(900.0), Calibrated(Linear(0.0, 0.02))
    assert ceiling_after(UNCALIBRATED, reading(0.0), refused, calibrated, reading(0.0, 10)) == 80.0


def test_a_stronger_ball_allows_what_the_weaker_one_did_not() -> None:
    weak = replace(hello(), device="weak", full_scale_n=50.0)
    assert ceiling_after(weak) == 40.0
    assert ceiling_after(weak, hello()) == 80.0


def test_no_relative_ceiling_is_above_80_percent_of_full_scale() -> None:
    assert ceiling_after(UNCALIBRATED, reading(0.0), asked_n=200.0) == 80.0


def told(*messages: Message) -> list[str]:
    return [q.detail for q in only(Quality, events_of(messages)) if q.kind == "ceiling_set"]


def test_a_new_ceiling_is_told() -> None:
    assert told(hello(), NewCeiling(50.0)) == ["Your ceiling is 50 N."]


def test_a_ceiling_without_room_for_a_hold_is_the_lowest_there_is_and_that_is_told() -> None:
    assert ceiling_after(hello(), NewCeiling(14.4)) == 16.5
    (told_,) = told(hello(), NewCeiling(14.4))
    assert told_ == "Your ceiling is 16.5 N: less leaves no room for a hold."


def test_a_lower_ceiling_is_never_ignored_by_an_uncalibrated_sensor_either() -> None:
    assert ceiling_after(UNCALIBRATED, reading(0.0), NewCeiling(18.0)) == 16.5


def test_a_ceiling_beyond_the_sensor_is_the_highest_that_it_can_watch_and_that_is_told() -> None:
    weak = replace(hello(), full_scale_n=50.0)
    assert ceiling_after(weak, NewCeiling(30.0), NewCeiling(60.0)) == 40.0
    assert told(weak, NewCeiling(30.0), NewCeiling(60.0))[-1] == (
        "Your ceiling is 40 N: more is beyond this sensor."
    )


def test_a_ceiling_that_was_in_force_already_is_told_too() -> None:
    assert told(hello(), NewCeiling(80.0)) == ["Your ceiling is 80 N."]


def test_a_sensor_that_is_too_weak_is_told_as_such() -> None:
    weak = replace(hello(), full_scale_n=50.0)
    assert told(weak) == ["Your ceiling is 40 N: more is beyond this sensor."]
