"""What of a session is told, and how often."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from feeding import cut, hello, reading
from kneadle.detect.limits import Limits
from kneadle.events import Event, HoldDone, HoldStarted, LinkLost, Warned, WarningKind
from kneadle.pipeline import Pipeline
from kneadle.sound.from_events import EASE_OFF_AGAIN_S, SETTLE_AFTER_S, FromEvents
from kneadle.sound.meanings import Meaning
from kneadle.view import Update, View
from kneadle_sims.hand import Hand

SHORT = Limits(hold_credit_s=4.0, hold_target_s=8.0, hold_stop_s=11.0)
STEADY = Hand(seed=5).still().rest(2.0).lean_on(45.0, over_s=2.0)


def told(hand: Hand, limits: Limits = SHORT) -> list[tuple[float, Meaning]]:
    """Device time of the last reading that was needed, and what was told."""
    pipeline, from_events = Pipeline(limits), FromEvents()
    pipeline.feed([hello()])
    whole = reading(hand)
    updates = (pipeline.feed([p]) for p in cut(whole, range(0, len(whole.tick), 5)))
    return [(update.view.t_s, each) for update in updates for each in from_events.of(update)]


def meanings(hand: Hand, limits: Limits = SHORT) -> list[Meaning]:
    return [meaning for _, meaning in told(hand, limits)]


def update(view: View, *events: Event) -> Update:
    return Update(events, np.empty(0), np.empty(0), view)


def of_views(*views: View) -> list[list[Meaning]]:
    from_events = FromEvents()
    return [from_events.of(update(view)) for view in views]


def test_a_hold_is_told_when_it_counts_halfway_when_done_and_when_it_is_enough() -> None:
    started, halfway, done, enough = told(STEADY.hold(for_s=13.0).release().rest(2.0))

    assert [each for _, each in (started, halfway, done, enough)] == [
        *(Meaning.HOLD_STARTED, Meaning.HALFWAY, Meaning.DONE, Meaning.EASE_OFF)
    ]
    assert done[0] - halfway[0] == pytest.approx(4.0, abs=0.1)
    assert enough[0] - done[0] == pytest.approx(3.0, abs=0.1)


def test_the_next_hold_is_told_anew() -> None:
    twice = STEADY.hold(for_s=6.0).release().rest(2.0).lean_on(45.0, over_s=2.0).hold(for_s=6.0)
    assert meanings(twice) == [Meaning.HOLD_STARTED, Meaning.HALFWAY] * 2


def test_a_slip_and_rough_rolling_are_told() -> None:
    slip = STEADY.hold(for_s=1.0).spike(to_n=78.0, rise_s=0.12).release().rest(2.0)
    rolls = STEADY.roll(low_n=15.0, high_n=60.0, rate_hz=1.0, for_s=5.0).release().rest(3.0)
    assert meanings(slip, Limits(ceiling_n=150.0)) == []
    assert Meaning.SPIKE in meanings(slip)
    assert Meaning.ROLLING in meanings(rolls)


def test_above_the_ceiling_it_insists_every_two_seconds_until_it_is_over() -> None:
    hand = STEADY.press_to(110.0, over_s=2.0).hold(for_s=5.0).release().rest(4.0)
    at_s = [t_s for t_s, meaning in told(hand, Limits()) if meaning is Meaning.EASE_OFF]
    assert at_s[-1] == pytest.approx(11.0, abs=1.0)  # when the hand lets go
    assert len(at_s) > 2
    assert np.diff(at_s) == pytest.approx(EASE_OFF_AGAIN_S, abs=0.06)


def test_while_no_data_come_it_does_not_insist() -> None:
    over = View(t_s=9.0, warnings=frozenset({"ceiling"}))
    from_events = FromEvents()
    from_events.of(update(over, Warned(9.0, "ceiling", 8.9, 90.0)))
    assert [from_events.of(update(over)) for _ in range(5)] == [[]] * 5


def test_pressing_for_long_without_a_hold_is_told_once_a_press() -> None:
    def lightly(hand: Hand) -> Hand:
        return hand.rest(2.0).lean_on(10.0, over_s=0.5).hold(for_s=15.0).release()

    first, second = told(lightly(lightly(Hand(seed=5).still())))
    assert (first[1], second[1]) == (Meaning.SETTLE, Meaning.SETTLE)
    assert first[0] == pytest.approx(2.5 + SETTLE_AFTER_S, abs=0.5)


def test_dabs_that_look_for_the_spot_are_left_in_peace() -> None:
    assert meanings(Hand(seed=5).rest(1.5).dabs(12, 18.0, every_s=1.4).rest(2.0)) == []


def test_a_lost_link_is_told() -> None:
    assert FromEvents().of(update(View(), LinkLost(1.0, "away"))) == [Meaning.LINK_LOST]


def test_a_sensor_that_goes_blind_is_told_once_and_again_the_next_time() -> None:
    sees, blind = View(t_s=1.0), View(t_s=2.0, blind=True)
    lost: list[list[Meaning]] = [[Meaning.LINK_LOST], []]
    assert of_views(sees, blind, blind, sees, blind, blind) == [[], *lost, [], *lost]


def test_a_sensor_at_its_limit_is_pressed_too_hard_not_lost() -> None:
    full = View(blind=True, warnings=frozenset({"saturated"}))
    news = FromEvents().of(update(full, Warned(1.0, "saturated", 0.9, 400.0)))
    assert news == [Meaning.EASE_OFF]


@pytest.mark.parametrize("kind", ["near_ceiling", "gap"])
def test_what_the_screen_alone_tells_is_quiet(kind: WarningKind) -> None:
    assert FromEvents().of(update(View(), Warned(1.0, kind, 0.9, 75.0))) == []


def _holding() -> Iterator[View]:
    for tenth in range(700):
        yield View(t_s=tenth / 10, phase="holding", held_s=tenth / 10, hold_start_s=0.0)


def test_halfway_is_half_of_the_target_that_was_set() -> None:
    for target_s in (20.0, 60.0):
        views = [replace(view, target_s=target_s) for view in _holding()]
        told = zip(views, of_views(*views), strict=True)
        assert [view.t_s for view, each in told if Meaning.HALFWAY in each] == [target_s / 2]


def test_started_and_done_are_told_from_their_events() -> None:
    events = (HoldStarted(1.0, 0.0, 40.0), HoldDone(60.0, 0.0, 60.0))
    assert FromEvents().of(update(View(), *events)) == [Meaning.HOLD_STARTED, Meaning.DONE]
