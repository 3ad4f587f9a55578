"""The guided session as a script runs it: lines in, events out, and the journal remembers."""

import asyncio
import queue
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from command import Computer
from kneadle.cli.plan import Plan
from kneadle.cli.session import guided
from kneadle.coach.history import History
from kneadle.coach.session import begin
from kneadle.coach.site import Site
from kneadle.coach.told import Asked, Chosen, Ended, HoldCounted, Moved, Reassessed, Refused, Told
from kneadle.journal.memory import coach_events
from kneadle.journal.read import latest, load
from kneadle.link.serial import SerialLink
from kneadle.view import Update
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall

SPEED = 10.0
PLACE = Site("piriformis", "left")
ANSWERS = {"site": f"choose {PLACE.muscle} {PLACE.side}", "before": "6", "pain": "5", "after": "3"}


class Person:
    """Answers as soon as something is asked; Enter where there is nothing to add.

    One hold is enough for this one, and the stretches are cut short.
    """

    def __init__(self) -> None:
        self.told: list[Told] = []
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def observe(self, update: Update) -> None:
        for event in update.events:
            if isinstance(event, Told):
                self.told.append(event)
            if isinstance(event, Asked):
                self._lines.put(ANSWERS.get(event.question, ""))
            if isinstance(event, Moved) and (event.page == "stretch" or self._found_again(event)):
                self._lines.put("")
            if isinstance(event, Ended):
                self._lines.put(None)

    def _found_again(self, moved: Moved) -> bool:
        return moved.page == "find" and any(isinstance(told, HoldCounted) for told in self.told)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines.get, None)


def one_hold() -> Hand:
    hand = Hand(seed=4).rest(15.0).lean_on(45.0, over_s=3.0).hold(for_s=38.0)
    return hand.release().rest(600.0)


async def session(journal: Path, history: History, at: datetime) -> Person:
    person = Person()
    with PtyBall(Scenario("one hold", "", one_hold()), SPEED) as port:
        plan = Plan(
            "ball",
            lambda: SerialLink.open(port),
            ceiling_n=None,
            journal=journal,
            watch_speed=SPEED,
            observe=person.observe,
        )
        async with asyncio.timeout(60.0):
            await guided(plan, begin(history, at), person, as_json=True, speed=SPEED)
    return person


async def test_a_whole_session_and_the_next_one_remembers_it(tmp_path: Path) -> None:
    journal, now = tmp_path / "journal.sqlite3", datetime.now().astimezone()
    person = await session(journal, History(), now)

    (held,) = [told for told in person.told if isinstance(told, HoldCounted)]
    (chosen,) = [told for told in person.told if isinstance(told, Chosen)]
    (checked,) = [told for told in person.told if isinstance(told, Reassessed)]
    assert chosen.ceiling_n == 80.0
    assert held.credited
    assert (checked.pain_before, checked.pain_after, checked.change) == (6, 3, "better")
    assert all(told.rule for told in person.told)

    kept = [each.event for each in load(journal, latest(journal).id).events]
    assert [event for event in kept if isinstance(event, Told)] == coach_events(journal)
    remembered = [replace(told, t_s=0.0) for told in coach_events(journal)]
    assert remembered == [replace(told, t_s=0.0) for told in person.told]

    history = History.from_events(coach_events(journal))
    again = await session(journal, history, now + timedelta(hours=1))
    assert any(isinstance(told, Refused) for told in again.told), "one session a day"
    assert isinstance(again.told[-1], Ended)


def test_a_muscle_without_its_side_is_no_place(tmp_path: Path) -> None:
    ran = Computer(tmp_path).run("session", "--muscle", "piriformis")
    assert ran.code == 2
    assert "--side" in ran.err
