"""Between a running session and the coach: what the ball does goes in, decisions come out."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from math import isfinite
from typing import Protocol

from kneadle.coach import button, rules
from kneadle.coach.heard import Button, Heard, Number, Passed, Sensor, Slept
from kneadle.coach.session import Step, step
from kneadle.coach.told import CeilingLowered, Chosen, Ended, Told
from kneadle.events import Button as ButtonEvent
from kneadle.events import Event
from kneadle.samples import NewCeiling
from kneadle.view import Update

TICK_S = 0.1
LET_GO_WITHIN_S = 5.0  # ours: as long as until it is said again
SEEN_S = 0.7  # ours: a page that only just came was not what a press answers


class Guided(Protocol):
    """What is guided: a running session."""

    def remark(self, event: Event) -> None:
        """It takes its place among the ball's own events: shown, then kept."""

    def tell(self, message: NewCeiling) -> None: ...

    def stop(self) -> None: ...


class Guide:
    """`speed`: times as fast as the clock, for a simulated ball that is."""

    def __init__(
        self,
        begun: Step,
        guided: Guided,
        *,
        speed: float = 1.0,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.state, told = begun
        self._guided, self._speed, self._now = guided, speed, now
        self._began_s = now()
        self._wall, self._ahead_s = wall, wall() - now()
        self._force_n: float | None = None
        self._lower: tuple[float, float] | None = None  # to what, in N, and by when, in seconds
        self._tell(told)

    def hear(self, heard: Heard) -> tuple[Told, ...]:
        self.state, told = step(self.state, heard)
        self._tell(told)
        self._lower_if_due()
        return told

    def watch(self, update: Update) -> None:
        """What the ball did; what the coach itself told is no news to it."""
        self._wake()
        force_n = update.view.force_n
        self._force_n = force_n if isfinite(force_n) else None
        view = update.view
        relative = view.relative if len(update.t_s) else None
        self.hear(Sensor(relative, view.hold_start_s, view.held_s, view.sees_nothing))
        for event in update.events:
            if isinstance(event, ButtonEvent):
                self._press(event.times)
            elif not isinstance(event, Told):
                self.hear(event)

    def answer(self, heard: Heard) -> bool:
        """A person's word belongs to the moment in which it is said, and to the force there.
        Whether it was an answer: it changed something, or something was told of it.
        """
        self.tick()
        before = self.state
        if isinstance(heard, Number | Button):
            heard = replace(heard, force_n=self._force_n)
        told = self.hear(heard)
        return bool(told) or replace(self.state, busy_s=before.busy_s) != before

    def _press(self, times: int) -> None:
        """What is pressed under the ball counts each time: hammering means off. Elsewhere it is one
        answer, to a page that could be seen. While the ball is away it is none.
        """
        if self.state.ball.away_since_s is not None:
            return
        self.tick()
        for _ in range(times if button.counts(self.state) else 1):
            if button.counts(self.state) or self.state.shown_for_s >= SEEN_S:
                self.answer(Button())

    def tick(self) -> None:
        self._wake()
        self.hear(Passed((self._now() - self._began_s) * self._speed))

    def _wake(self) -> None:
        """The steady clock of some systems stands still while they sleep, the wall clock never."""
        ahead_s = self._wall() - self._now()
        slept_s, self._ahead_s = ahead_s - self._ahead_s, ahead_s
        if slept_s > rules.SLEPT.value:
            self.hear(Slept())

    async def keep_time(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            self.tick()

    def _tell(self, told: tuple[Told, ...]) -> None:
        for event in told:
            self._guided.remark(event)
            if isinstance(event, Chosen):
                self._limit(event.ceiling_n)
            if isinstance(event, CeilingLowered):
                self._lower = event.ceiling_n, self.state.now_s + LET_GO_WITHIN_S
            if isinstance(event, Ended):
                self._guided.stop()

    def _lower_if_due(self) -> None:
        """Once nobody presses: who lets go as told is not also warned of the new ceiling."""
        if self._lower is not None:
            ceiling_n, due_s = self._lower
            if not self.state.ball.seen_pressed or self.state.now_s >= due_s:
                self._limit(ceiling_n)

    def _limit(self, ceiling_n: float) -> None:
        self._guided.tell(NewCeiling(ceiling_n))
        self._lower = None
