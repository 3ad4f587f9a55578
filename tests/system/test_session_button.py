"""The guided session of somebody who lies on the ball and has nothing but its button."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import datetime
from math import inf
from pathlib import Path

from feeding import only
from kneadle.cli.guided_lines import guided
from kneadle.cli.plan import Plan
from kneadle.coach.history import History
from kneadle.coach.session import begin
from kneadle.coach.site import Site
from kneadle.coach.told import Asked, Ended, HoldCounted, Moved, Reassessed
from kneadle.detect.limits import Limits
from kneadle.events import Button, Event
from kneadle.journal.read import latest, load
from kneadle.link.serial import SerialLink
from kneadle.pipeline import Pipeline
from kneadle.view import Update
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall

SPEED = 10.0
LOOKS_S = 4.0  # at each page, before pressing
PLACE = Site("piriformis", "left")


class Person:
    """Presses once for each question, and where a page waits for "next"."""

    def __init__(self, ball: PtyBall) -> None:
        self.events: list[Event] = []
        self._ball = ball
        self.pressed = 0
        self._press_at_s = inf

    def observe(self, update: Update) -> None:
        self.events += update.events
        now_s = update.view.t_s
        if any(self._wants_a_press(event) for event in update.events):
            self._press_at_s = now_s + LOOKS_S
        if now_s >= self._press_at_s and len(update.t_s):  # a ball that streams hears its button
            self._press_at_s = inf
            self.pressed += 1
            self._ball.press()

    def _wants_a_press(self, event: Event) -> bool:
        match event:
            case Asked():
                return True
            case Moved(page="stretch"):
                return True
            case Moved(page="find"):
                return any(isinstance(told, HoldCounted) for told in self.events)
        return False


def one_hold() -> Hand:
    hand = Hand(seed=4).rest(30.0).lean_on(45.0, over_s=3.0).hold(for_s=38.0)
    return hand.release().rest(600.0)


def nothing_is_typed() -> Iterator[str]:
    threading.Event().wait()
    yield ""


async def test_the_button_alone_leads_through_a_whole_session(tmp_path: Path) -> None:
    journal, now = tmp_path / "journal.sqlite3", datetime.now().astimezone()
    ball = PtyBall(Scenario("one hold", "", one_hold()), SPEED)
    person = Person(ball)
    with ball as port:
        plan = Plan(
            "ball",
            lambda: SerialLink.open(port),
            ceiling_n=None,
            journal=journal,
            watch_speed=SPEED,
            observe=person.observe,
        )
        async with asyncio.timeout(60.0):
            begun = begin(History(), now, wish=PLACE)
            await guided(plan, begun, nothing_is_typed(), as_json=True, speed=SPEED)

    assert [told.credited for told in only(HoldCounted, person.events)] == [True]
    assert only(Reassessed, person.events)
    assert [ended.reason for ended in only(Ended, person.events)] == ["done"]

    session = load(journal, latest(journal).id)
    presses = only(Button, person.events)
    assert len(presses) == person.pressed
    assert only(Button, [stored.event for stored in session.events]) == presses
    assert only(Button, Pipeline(Limits()).feed(session.messages()).events) == presses
