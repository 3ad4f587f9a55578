"""A guided session without a loop, a link or a wait: what `kneadle.live.Session` does, at once.

The clock is the ball's; everything is told in the order in which it is told live.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from kneadle.account import Account, Keeper
from kneadle.coach.pages import Finding, Holding, LettingGo
from kneadle.coach.session import Step
from kneadle.coach.state import State
from kneadle.detect.limits import Limits
from kneadle.events import Event, SessionEnded
from kneadle.force.calibrate import to_counts
from kneadle.guide import Guide
from kneadle.link.watch import Watch
from kneadle.pipeline import Pipeline
from kneadle.samples import Calibration, Message, NewCeiling
from kneadle.view import Update
from kneadle.wire.dialect import BALL
from kneadle_sims.weeks.ball_side import BallSide

# How finely time passes: pressing, and otherwise. How samples are cut changes no event of theirs.
PRESSING_S, OTHERWISE_S = 0.5, 2.0


class Somebody(Protocol):
    def watch(self, update: Update) -> None:
        """Sees what the person at the session sees."""

    def act(self) -> None:
        """Time has passed: say and do what is due."""


class AtOnce:
    """`come` is told of the session and says who is at it."""

    def __init__(
        self,
        begun: Step,
        ball: BallSide,
        keeper: Keeper,
        limits: Limits,
        come: Callable[["AtOnce"], Somebody],
    ) -> None:
        self.ball = ball
        self._began = begun[0].began
        self._pipeline, self._watch = Pipeline(limits), Watch(0.0)
        self._account = Account(self._pipeline, self._show, keeper, lambda: self.now)
        self._guarded: tuple[Calibration, float] | None = None
        self._inbox: deque[NewCeiling | Event] = deque()
        self._over = False
        self.guide = Guide(begun, self, now=lambda: ball.now_s)
        self._who = come(self)

    @property
    def state(self) -> State:
        return self.guide.state

    @property
    def now(self) -> datetime:
        return self._began + timedelta(seconds=self.ball.now_s)

    def run(self) -> SessionEnded:
        self.ball.hear(BALL.greet())
        self._drain()
        while not self._over:
            self._pass(PRESSING_S if self._pressing else OTHERWISE_S)
        return self._finish()

    def remark(self, event: Event) -> None:
        self._inbox.append(event)

    def tell(self, message: NewCeiling) -> None:
        self._inbox.append(message)

    def stop(self) -> None:
        self._over = True

    @property
    def _pressing(self) -> bool:
        return self.state.ball.pressed or isinstance(self.state.page, Finding | Holding | LettingGo)

    def _pass(self, for_s: float) -> None:
        messages = self.ball.pass_(for_s)
        now_s = self.ball.now_s
        if messages:
            self._judge(messages)
            self._account.tell(self._watch.heard(now_s, self._account.t_s, messages))
        self._account.tell(self._watch.look(now_s, self._account.t_s))
        self.guide.tick()
        self._drain()
        self._who.act()
        self._drain()

    def _drain(self) -> None:
        while self._inbox:
            item = self._inbox.popleft()
            if isinstance(item, NewCeiling):
                self._judge([item])
            else:
                self._account.remark(item)

    def _judge(self, messages: list[Message]) -> None:
        self._account.judge(messages)
        in_force = self._pipeline.in_force
        if in_force is not None and in_force != self._guarded:
            self._guarded = in_force
            self.ball.hear(BALL.guard(to_counts(*in_force)))

    def _show(self, update: Update) -> None:
        self._who.watch(update)
        self.guide.watch(update)

    def _finish(self) -> SessionEnded:
        self._account.finish()
        return self._account.ended()
