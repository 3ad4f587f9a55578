"""Somebody at the keyboard of a guided session, beside the body that lies on the ball."""

import asyncio
import queue
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain, repeat
from math import inf
from pathlib import Path

from feeding import only
from kneadle.cli.guided_lines import guided
from kneadle.cli.plan import Plan
from kneadle.coach.history import History
from kneadle.coach.session import Step, begin
from kneadle.coach.told import Asked, Ended, HoldCounted, Moved, Resumed, StretchEnded, Told, Waits
from kneadle.events import Event
from kneadle.link.base import Link
from kneadle.link.serial import SerialLink
from kneadle.view import Update
from kneadle_sims.body import Body
from kneadle_sims.follower import Follower
from kneadle_sims.live_hand import LiveHand
from kneadle_sims.lying import Lying
from kneadle_sims.serve import PtyBall

SPEED = 20.0
PATIENCE_S = 120.0  # far more than any of these needs on a busy machine
PATIENT = 0.1  # a busy machine is no silent ball; a pulled cable is noticed at once all the same
RATE_HZ = 50.0  # the least that is judged in full
LOOKS_S = 4.0
EASES = ("6", "6", "4")  # as often as pain is asked for in a hold
ANSWERS = {
    "site": "choose piriformis left",
    "sore": "2",
    "bruise": "yes",
    "before": "6",
    "after": "3",
    "note": "note It moves well.",
}  # to what is not here, Enter

Moment = Callable[[Event], bool]


class Person:
    """Answers at once what is asked, and says nothing while the ball is away.

    Wants `holds` that count and that many stretches, and goes on after them.
    """

    def __init__(self, holds: int, stretches: int = 0) -> None:
        self.events: list[Event] = []
        self.away = False
        self._holds, self._stretches = holds, stretches
        self._kept: list[str | None] = []
        self._said: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._leave_at_s = inf
        self._pain: Iterator[str] = repeat(EASES[-1])

    @property
    def told(self) -> list[Told]:
        return only(Told, self.events)

    def observe(self, update: Update) -> None:
        for event in update.events:
            self.events.append(event)
            self._kept += self._words(event)
            self._look(event, update.view.t_s)
            if isinstance(event, Resumed):
                self.away = False
        if update.view.t_s >= self._leave_at_s and not self.away:
            self._leave_at_s = inf
            self._kept.append("")
        while self._kept and not self.away:
            self._said.put(self._kept.pop(0))

    def __iter__(self) -> Iterator[str]:
        return iter(self._said.get, None)

    def _words(self, event: Event) -> list[str | None]:
        match event:
            case Moved(page="find"):
                self._pain = chain(EASES, repeat(EASES[-1]))
            case Moved(page="stretch"):
                return [""] if len(only(StretchEnded, self.events)) >= self._stretches else []
            case Asked(question="pain"):
                return [next(self._pain)]
            case Asked(question=question):
                return [ANSWERS.get(question, "")]
            case Ended():
                return [None]
        return []

    def _look(self, event: Event, t_s: float) -> None:
        """At where the spot is to be found, before going on from there."""
        if isinstance(event, Moved):
            leaves = event.page == "find" and self._held >= self._holds
            self._leave_at_s = t_s + LOOKS_S if leaves else inf

    @property
    def _held(self) -> int:
        return sum(told.credited for told in only(HoldCounted, self.events))


class Puller:
    """Pulls the cable out at `moment`, and pushes it in again as soon as the session waits."""

    def __init__(self, moment: Moment, *, back: bool = True) -> None:
        self._moment: Moment | None = moment
        self._back = back

    def observe(self, update: Update, ball: PtyBall, person: Person) -> None:
        for event in update.events:
            if self._moment is not None and self._moment(event):
                self._moment, person.away = None, True
                ball.unplug()
            if isinstance(event, Waits) and self._back:
                ball.plug()


async def practised(
    person: Person,
    journal: Path,
    begun: Step | None = None,
    *,
    puller: Puller | None = None,
    speed: float = SPEED,
) -> None:
    """A session from beginning to end; `speed` is the coach's, the ball has its own."""
    follower = Follower(LiveHand(Body.of(4)))
    ball = PtyBall(Lying(follower.hand, rate_hz=RATE_HZ), SPEED)

    def observe(update: Update) -> None:
        follower.watch(update)
        if puller is not None:
            puller.observe(update, ball, person)
        person.observe(update)

    async def open_link() -> Link:
        return await SerialLink.open(ball.port)

    plan = Plan(
        "ball", open_link, ceiling_n=None, journal=journal, watch_speed=PATIENT, observe=observe
    )
    begun = begun or begin(History(), datetime.now().astimezone())
    with ball:
        async with asyncio.timeout(PATIENCE_S):
            await guided(plan, begun, person, as_json=True, speed=speed)


def without_times(told: list[Told]) -> list[Told]:
    """The journal knows the ball's time better than the coach."""
    return [replace(each, t_s=0.0) for each in told]
