"""The live screen's application: a session, or a replay, and its keys."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from kneadle.registry.settings import Settings
from kneadle.samples import NewCeiling, Tare
from kneadle.screen.pages.help import LIVE_KEYS, REPLAY_KEYS, HelpPage
from kneadle.screen.pages.live import LivePage, Picture
from kneadle.screen.ports import Controls, OpenSession
from kneadle.screen.running import RunningApp
from kneadle.screen.words import Situation, unit
from kneadle.sound.aloud import FASTEST
from kneadle.view import Update

CEILING_STEP_N = 5.0
# The hard cap of facts section 0 row 9, and the least force that counts as a hold (row 13).
CEILING_MIN_N, CEILING_MAX_N = 15.0, 250.0


class LiveApp(RunningApp):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "tare"),
        Binding("plus,equals_sign", "ceiling(1)"),
        Binding("minus", "ceiling(-1)"),
        Binding("space,p", "tape('toggle')"),
        Binding("right_square_bracket,up", "tape('faster')"),
        Binding("left_square_bracket,down", "tape('slower')"),
        Binding("n", "tape('next_event')"),
    ]

    def __init__(
        self,
        open_session: OpenSession,
        *,
        title: str,
        controls: Controls | None = None,
        settings: Settings | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(
            open_session, title=title, live=controls is None, settings=settings, clock=clock
        )
        self._controls = controls
        self._ceiling_asked_n: float | None = None
        self._page = LivePage(self._picture(self.situation()))

    def get_default_screen(self) -> Screen[None]:
        return self._page

    @property
    def quiet(self) -> bool:
        return self._controls is not None and self._controls.speed > FASTEST

    def help(self) -> HelpPage:
        return HelpPage(REPLAY_KEYS if self._controls else LIVE_KEYS)

    def show(self, update: Update) -> None:
        self._ceiling_asked_n = None
        super().show(update)

    def paint(self, now: Situation) -> None:
        self._page.draw(self._picture(now))

    def situation(self) -> Situation:
        paused = self._controls is not None and self._controls.paused
        return self.state.situation(self._clock(), paused=paused, leaving=self._leaving)

    def _picture(self, now: Situation) -> Picture:
        return Picture(self.state, now, self.title, self._controls)

    def action_tare(self) -> None:
        if self._runner is not None and self._controls is None and not self._over:
            self._runner.tell(Tare())
            self.say("you asked to call the present load zero")

    def action_ceiling(self, steps: int) -> None:
        """Steps add up even when the next update, which confirms the first, is still to come."""
        if self._runner is None or self._controls is not None or self._over:
            return
        ceiling_n = self._ceiling_asked_n or self.state.view.ceiling_n
        ceiling_n = min(max(ceiling_n + steps * CEILING_STEP_N, CEILING_MIN_N), CEILING_MAX_N)
        self._ceiling_asked_n = ceiling_n
        self._runner.tell(NewCeiling(ceiling_n))
        self.say(f"you asked for a ceiling of {ceiling_n:.0f} {unit(self.state.view)}")

    def action_tape(self, what: str) -> None:
        if self._controls is not None:
            getattr(self._controls, what)()
            self._changed = True
