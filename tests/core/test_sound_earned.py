"""In a guided session a hold is praised for what the coach counts of it."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from coaching import Guided
from kneadle.coach.heard import Heard, Passed
from kneadle.coach.state import State
from kneadle.coach.told import HoldCounted, Told
from kneadle.events import Event, HoldDone
from kneadle.sound.earned import earned
from kneadle.sound.from_events import FromEvents
from kneadle.sound.meanings import Meaning
from kneadle.view import Update, View


@dataclass
class Ear:
    """Beside a session: what of the ball is heard, and after how long of a press."""

    guided: Guided
    heard: list[tuple[Meaning, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._from_events = FromEvents()
        self.guided.watch = self._hear

    def _hear(self, before: State, heard: Heard, told: tuple[Told, ...]) -> None:
        if not isinstance(heard, Event | Passed):
            return
        press = self.guided.ball.pressed
        events = (heard,) if isinstance(heard, Event) else ()
        held_s = 0.0 if press is None else press.held_s
        start_s = None if press is None else press.start_s
        view = View(phase="holding", held_s=held_s, hold_start_s=start_s)
        update = earned(Update(events, np.empty(0), np.empty(0), view), before)
        self.heard += [(each, held_s) for each in self._from_events.of(update)]

    def when(self, meaning: Meaning) -> list[float]:
        return [held_s for each, held_s in self.heard if each is meaning]


def holding() -> Ear:
    return Ear(Guided.begin().chosen().press().wait(5.0))


def test_a_hold_that_is_not_done_for_the_coach_is_not_done_for_the_ear() -> None:
    ear = holding()
    ear.guided.go_too_hard().wait(35.0)
    ear.guided.ease_back().wait(22.0)
    ear.guided.release()

    assert [each.credited for each in ear.guided.only(HoldCounted)] == [False]
    assert ear.when(Meaning.DONE) == ear.when(Meaning.HALFWAY) == []


def test_what_was_above_the_ceiling_is_held_once_more() -> None:
    ear = holding()
    ear.guided.go_too_hard().wait(10.0)
    ear.guided.ease_back().wait(73.0)

    assert ear.when(Meaning.HALFWAY) == pytest.approx([40.0], abs=1.0)
    assert ear.when(Meaning.DONE) == pytest.approx([70.0], abs=1.0)


def test_where_all_of_it_counts_the_balls_own_word_is_heard() -> None:
    ear = holding()
    ear.guided.wait(80.0)

    assert ear.when(Meaning.HALFWAY) == [30.0]
    assert ear.when(Meaning.DONE) == [60.0]


@pytest.mark.parametrize("said", [(), (HoldDone(62.1, 2.0, 60.0),)], ids=["late", "by the ball"])
def test_done_is_heard_once(said: tuple[Event, ...]) -> None:
    from_events = FromEvents()
    done = View(phase="holding", held_s=60.1, hold_start_s=2.0)
    updates = (Update(each, np.empty(0), np.empty(0), done) for each in (said, (), ()))

    assert [Meaning.DONE in from_events.of(each) for each in updates] == [True, False, False]
