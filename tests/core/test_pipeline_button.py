"""The ball's button, from its message to the event."""

from dataclasses import replace

import numpy as np
import pytest

from feeding import events_of, hello, one_by_one, only, samples
from kneadle.events import Button, Event
from kneadle.samples import Answer, ButtonPressed, Message
from kneadle.wire.kneadle import Opcode, Result

START = Answer(Opcode.START, Result.OK)
REST = np.zeros(250)
RESTARTED = replace(hello(), boot_id=9)


def presses(*messages: Message) -> list[Event]:
    return list(only(Button, events_of(messages)))


def test_a_press_happened_at_its_sample_by_the_balls_clock() -> None:
    begun = (hello(), START, ButtonPressed(0, 7), samples(REST, 1000))

    assert presses(*begun, ButtonPressed(1249, 8)) == [Button(2.49, 1)]


def test_what_was_pressed_before_the_session_is_none() -> None:
    assert presses(hello(), START, ButtonPressed(12, 5), samples(REST)) == []


def test_a_press_that_comes_twice_is_one() -> None:
    begun = (hello(), START, ButtonPressed(0, 0), samples(REST))

    assert presses(*begun, *[ButtonPressed(200, 1)] * 2) == [Button(2.0, 1)]


def test_a_jump_is_as_many_presses_at_the_time_of_the_last() -> None:
    begun = (hello(), START, ButtonPressed(0, 254), samples(REST))

    assert presses(*begun, ButtonPressed(240, 1)) == [Button(2.4, 3)]


def test_a_press_while_the_link_was_lost_is_none_when_it_is_back() -> None:
    begun = (hello(), START, ButtonPressed(0, 0), samples(REST))
    back = (hello(), START, ButtonPressed(400, 1), samples(REST, 500))

    assert presses(*begun, *back) == []
    assert presses(*begun, *back, ButtonPressed(600, 2)) == [Button(6.0, 1)]


def test_a_ball_that_restarted_counts_from_where_it_begins() -> None:
    begun = (hello(), START, ButtonPressed(0, 0), samples(REST), RESTARTED)

    assert presses(*begun, ButtonPressed(0, 1)) == []
    assert presses(*begun, START, ButtonPressed(0, 1), ButtonPressed(0, 2)) == [Button(2.49, 1)]


@pytest.mark.parametrize("tick", [0, 2**32 - 1])
def test_a_press_before_the_first_sample_is_at_the_beginning(tick: int) -> None:
    begun = (hello(), START, ButtonPressed(0, 0))

    assert presses(*begun, ButtonPressed(tick, 1)) == [Button(0.0, 1)]


def test_before_anybody_said_who_it_is_nothing_is_a_press() -> None:
    assert presses(START, ButtonPressed(0, 0), ButtonPressed(0, 1)) == []


def test_how_the_samples_around_it_were_cut_never_moves_a_press() -> None:
    begun: list[Message] = [hello(), START, ButtonPressed(0, 0)]
    whole: list[Message] = [*begun, samples(REST), ButtonPressed(230, 1), samples(REST, 250)]
    pieces = [samples(REST[i : i + 1], i) for i in range(250)]
    cut: list[Message] = [*begun, *pieces, ButtonPressed(230, 1), samples(REST, 250)]

    assert one_by_one(cut) == events_of(whole)
    assert [event.t_s for event in only(Button, events_of(whole))] == [2.3]
