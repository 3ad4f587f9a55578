"""What every app that shows a session does: open it, take its updates, ring, draw, leave."""

import time
from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from kneadle.errors import KneadleError
from kneadle.events import Event
from kneadle.registry.settings import Settings
from kneadle.screen.alarm import Bell
from kneadle.screen.messages import SessionOver
from kneadle.screen.pages.help import HelpPage
from kneadle.screen.pages.over import OverPage
from kneadle.screen.ports import OpenSession, Runner
from kneadle.screen.state import SessionState
from kneadle.screen.summary import summary
from kneadle.screen.words import Situation
from kneadle.view import Update

FRAMES_HZ = 25


class RunningApp(App[None]):
    """Shows one session. A person's trouble ends the app and is left in `trouble`.

    `open_session` is awaited once the first picture is up, since what it imports is slow.
    When the session ends by itself its summary stays until a key is pressed.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+c,ctrl+q", "leave", priority=True),
        Binding("question_mark", "explain"),
    ]

    def __init__(
        self,
        open_session: OpenSession,
        *,
        title: str,
        live: bool = True,
        settings: Settings | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.title = title
        self.settings = settings or Settings()
        self.trouble: KneadleError | None = None
        self.state = SessionState(live=live)
        self._open_session = open_session
        self._clock = clock
        self._bell = Bell()
        self._runner: Runner | None = None
        self._leaving = False
        self._over = False
        self._changed = True

    @abstractmethod
    def paint(self, now: Situation) -> None:
        """One frame."""

    @abstractmethod
    def help(self) -> HelpPage: ...

    def on_mount(self) -> None:
        self.set_interval(1 / FRAMES_HZ, self.draw)
        self.call_after_refresh(lambda: self.run_worker(self._session()))

    async def _session(self) -> None:
        try:
            self._runner = await self._open_session(self.show)
            self.opened(self._runner)
            await self._runner.run()
        except KneadleError as trouble:
            self.trouble = trouble
            self.exit(return_code=1)
        else:
            self.post_message(SessionOver())

    def opened(self, runner: Runner) -> None:
        """It is about to run."""

    def on_session_over(self) -> None:
        self._over = True
        if self._leaving:
            self.exit()
        else:
            self._close_help()
            self.push_screen(OverPage(self.summary()))

    def summary(self) -> list[str]:
        return summary(self.state)

    def show(self, update: Update) -> None:
        """Take one step of the session. Cheap: it rings if it must, and the next frame draws."""
        self.state.take(update, self._clock())
        self._changed = True
        self._ring_if_due(update.events, self.situation())

    def draw(self) -> None:
        """One frame, if there is anything new; silence is new for as long as it lasts."""
        if self._over:
            return
        now = self.situation()
        self._ring_if_due((), now)
        if self._changed or now.link in ("silent", "lost"):
            self._changed = False
            self.paint(now)

    def situation(self) -> Situation:
        return self.state.situation(self._clock(), leaving=self._leaving)

    def say(self, text: str) -> None:
        """A line of the screen's own."""
        self.state.write(text)
        self._changed = True

    def action_leave(self) -> None:
        """Ask for a clean end; asked again, or when nothing runs, go at once."""
        if self._leaving or self._over or self._runner is None:
            self.exit()
            return
        self._leaving = self._changed = True
        self._runner.stop()

    def action_explain(self) -> None:
        self.push_screen(self.help())

    def _ring_if_due(self, events: tuple[Event, ...], now: Situation) -> None:
        if self._bell.due(events, now, self._clock()):
            self.bell()
            self._close_help()

    def _close_help(self) -> None:
        if isinstance(self.screen, HelpPage):
            self.pop_screen()
