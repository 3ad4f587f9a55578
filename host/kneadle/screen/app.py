"""The live screen's application: it takes updates, rings, draws 25 times a second, hears keys."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from kneadle.errors import KneadleError
from kneadle.events import Event
from kneadle.samples import NewCeiling, Tare
from kneadle.screen.alarm import Bell
from kneadle.screen.messages import SessionOver
from kneadle.screen.pages.help import HelpPage
from kneadle.screen.pages.live import LivePage, Picture
from kneadle.screen.pages.over import OverPage
from kneadle.screen.ports import Controls, OpenSession, Runner, Show
from kneadle.screen.state import SessionState
from kneadle.screen.summary import summary
from kneadle.screen.words import Situation, unit
from kneadle.view import Update

__all__ = ["Controls", "LiveApp", "OpenSession", "Runner", "Show"]

FRAMES_HZ = 25
CEILING_STEP_N = 5.0
# The hard cap of facts section 0 row 9, and the least force that counts as a hold (row 13).
CEILING_MIN_N, CEILING_MAX_N = 15.0, 250.0


class LiveApp(App[None]):
    """Shows one session. A person's trouble ends the app and is left in `trouble`.

    `open_session` is awaited once the first picture is up, since what it imports is slow.
    When the session ends by itself its summary stays until a key is pressed.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+c,ctrl+q", "leave", priority=True),
        Binding("t", "tare"),
        Binding("plus,equals_sign", "ceiling(1)"),
        Binding("minus", "ceiling(-1)"),
        Binding("space,p", "tape('toggle')"),
        Binding("right_square_bracket,up", "tape('faster')"),
        Binding("left_square_bracket,down", "tape('slower')"),
        Binding("n", "tape('next_event')"),
        Binding("question_mark", "explain"),
    ]

    def __init__(
        self,
        open_session: OpenSession,
        *,
        title: str,
        controls: Controls | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.title = title
        self.trouble: KneadleError | None = None
        self.state = SessionState(live=controls is None)
        self._open_session = open_session
        self._controls = controls
        self._clock = clock
        self._bell = Bell()
        self._runner: Runner | None = None
        self._ceiling_asked_n: float | None = None
        self._leaving = False
        self._over = False
        self._changed = True
        self._page = LivePage(self._picture(self._situation()))

    def get_default_screen(self) -> Screen[None]:
        return self._page

    def on_mount(self) -> None:
        self.set_interval(1 / FRAMES_HZ, self.draw)
        self.call_after_refresh(lambda: self.run_worker(self._session()))

    async def _session(self) -> None:
        try:
            self._runner = await self._open_session(self.show)
            await self._runner.run()
        except KneadleError as trouble:
            self.trouble = trouble
            self.exit(return_code=1)
        else:
            self.post_message(SessionOver())

    def on_session_over(self) -> None:
        self._over = True
        if self._leaving:
            self.exit()
        else:
            self._close_help()
            self.push_screen(OverPage(summary(self.state)))

    def show(self, update: Update) -> None:
        """Take one step of the session. Cheap: it rings if it must, and the next frame draws."""
        self.state.take(update, self._clock())
        self._ceiling_asked_n = None
        self._changed = True
        self._ring_if_due(update.events, self._situation())

    def draw(self) -> None:
        """One frame, if there is anything new; silence is new for as long as it lasts."""
        if self._over:
            return
        now = self._situation()
        self._ring_if_due((), now)
        if self._changed or now.link in ("silent", "lost"):
            self._changed = False
            self._page.draw(self._picture(now))

    def _ring_if_due(self, events: tuple[Event, ...], now: Situation) -> None:
        if self._bell.due(events, now, self._clock()):
            self.bell()
            self._close_help()

    def _situation(self) -> Situation:
        paused = self._controls is not None and self._controls.paused
        return self.state.situation(self._clock(), paused=paused, leaving=self._leaving)

    def _picture(self, now: Situation) -> Picture:
        return Picture(self.state, now, self.title, self._controls)

    def _close_help(self) -> None:
        if isinstance(self.screen, HelpPage):
            self.pop_screen()

    def action_leave(self) -> None:
        """Ask for a clean end; asked again, or when nothing runs, go at once."""
        if self._leaving or self._over or self._runner is None:
            self.exit()
            return
        self._leaving = self._changed = True
        self._runner.stop()

    def action_tare(self) -> None:
        if self._runner is not None and self._controls is None and not self._over:
            self._runner.tell(Tare())
            self._say("you asked to call the present load zero")

    def action_ceiling(self, steps: int) -> None:
        """Steps add up even when the next update, which confirms the first, is still to come."""
        if self._runner is None or self._controls is not None or self._over:
            return
        ceiling_n = self._ceiling_asked_n or self.state.view.ceiling_n
        ceiling_n = min(max(ceiling_n + steps * CEILING_STEP_N, CEILING_MIN_N), CEILING_MAX_N)
        self._ceiling_asked_n = ceiling_n
        self._runner.tell(NewCeiling(ceiling_n))
        self._say(f"you asked for a ceiling of {ceiling_n:.0f} {unit(self.state.view)}")

    def action_tape(self, what: str) -> None:
        if self._controls is not None:
            getattr(self._controls, what)()
            self._changed = True

    def action_explain(self) -> None:
        self.push_screen(HelpPage(replay=self._controls is not None))

    def _say(self, text: str) -> None:
        self.state.write(text)
        self._changed = True
