"""Enough is enough: told once, at the limit, until the ball is released."""

from typing import TypeVar

import pytest

from feeding import events_for, only
from kneadle.detect.limits import Limits
from kneadle.events import Event, HoldEnded, HoldStarted, Warned, WarningEnded
from kneadle_sims.hand import Hand

SHORT = Limits(hold_credit_s=4.0, hold_target_s=6.0, hold_stop_s=9.0)
Told = TypeVar("Told", Warned, WarningEnded)


def press(for_s: float) -> Hand:
    return Hand(seed=5).still().rest(2).lean_on(45, over_s=1).hold(for_s=for_s)


def enough(kind: type[Told], events: list[Event]) -> list[Told]:
    return [each for each in only(kind, events) if each.kind == "too_long"]


def test_a_hold_past_its_target_may_still_go_on() -> None:
    assert enough(Warned, events_for(press(7.5).release().rest(2), limits=SHORT)) == []


def test_it_is_told_once_at_the_limit_counted_from_the_onset() -> None:
    events = events_for(press(20).release().rest(2), limits=SHORT)
    (start,), (warned,) = only(HoldStarted, events), enough(Warned, events)
    assert warned.start_s == start.start_s + 9.0
    assert 0.0 <= warned.t_s - warned.start_s <= 0.15


def test_a_pause_does_not_put_it_off() -> None:
    paused = press(4).dip(to=0.25, for_s=2.5).hold(for_s=8).release().rest(2)
    events = events_for(paused, limits=SHORT)
    (start,), (warned,) = only(HoldStarted, events), enough(Warned, events)
    assert warned.t_s - start.start_s == pytest.approx(9.0, abs=0.15)


def test_it_lasts_until_the_release_with_the_highest_force_of_that_time() -> None:
    events = events_for(press(12).press_to(60, over_s=3).hold(for_s=5).release(), limits=SHORT)
    (over,), (hold,) = enough(WarningEnded, events), only(HoldEnded, events)
    assert over.end_s == pytest.approx(hold.end_s, abs=1.0)
    assert over.peak_n == pytest.approx(60, abs=2)


def test_it_is_over_once_the_hold_is_and_the_next_hold_starts_its_own_count() -> None:
    twice = press(10).release().rest(2).lean_on(45, over_s=1).hold(for_s=10).release().rest(2)
    events = events_for(twice, limits=SHORT)
    assert len(enough(Warned, events)) == 2
    first, _ = only(HoldEnded, events)
    assert enough(WarningEnded, events)[0].t_s == pytest.approx(first.t_s, abs=0.1)


def test_one_that_lasts_to_the_end_of_the_session_is_complete() -> None:
    events = events_for(press(12), limits=SHORT)
    assert [over.end_s for over in enough(WarningEnded, events)] == [pytest.approx(15.0, abs=0.1)]


@pytest.mark.parametrize("for_s", [8.4, 8.5, 8.6])
def test_who_has_just_let_go_is_not_told_to(for_s: float) -> None:
    let_go = press(for_s).release(over_s=0.1).rest(2)
    assert enough(Warned, events_for(let_go, limits=SHORT)) == []
