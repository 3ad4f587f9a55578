"""What every app that shows a session does: open it, take its updates, tell, draw, leave."""

import time
from abc import abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import ClassVar

from textual.filter import LineFilter

from kneadle.errors import KneadleError
from kneadle.events import Warned
from kneadle.registry.settings import Settings
from kneadle.screen.contrast import with_contrast
from kneadle.screen.leavable import LeavableApp
from kneadle.screen.messages import SessionOver
from kneadle.screen.pages.over import OverPage
from kneadle.screen.ports import OpenSession, Runner
from kneadle.screen.state import SessionState
from kneadle.screen.summary import summary
from kneadle.screen.words import Situation
from kneadle.sound.aloud import Aloud
from kneadle.sound.cues import Cues
from kneadle.sound.open import open_cues
from kneadle.view import Update

FRAMES_HZ = 25


class RunningApp(LeavableApp):
    """Shows one session. A person's trouble ends the app and is left in `trouble`.

    `open_session` is awaited once the first picture is up, since what it imports is slow.
    When the session ends by itself its summary stays until a key is pressed.
    """

    ENABLE_COMMAND_PALETTE = False
    lingers: ClassVar[bool] = False  # on the summary, also when the person ended it

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
        self._aloud: Aloud | None = None
        self._runner: Runner | None = None

    def get_line_filters(self) -> Sequence[LineFilter]:
        return with_contrast(super().get_line_filters(), self.settings.high_contrast)

    @abstractmethod
    def paint(self, now: Situation) -> None:
        """One frame."""

    def on_mount(self) -> None:
        self.set_interval(1 / FRAMES_HZ, self.draw)
        self.call_after_refresh(lambda: self.run_worker(self._session()))

    async def _session(self) -> None:
        try:
            self._runner = await self._open_session(self.show)
            async with self.open_cues(self._runner) as cues:
                self._aloud = Aloud(cues, self._clock)
                await self._runner.run()
                if not self._goes:  # read while the voice says what it still has to
                    self.post_message(SessionOver())
        except KneadleError as trouble:
            self.trouble = trouble
            self.exit(return_code=1)
        else:
            self.post_message(SessionOver())

    def open_cues(self, runner: Runner) -> AbstractAsyncContextManager[Cues]:
        """What tells as long as the session runs."""
        return open_cues(
            self.bell,
            self.say,
            runner.feel,
            sounds=self.settings.sounds,
            spoken=self.settings.spoken,
            nobody_listens=lambda: self._goes,
        )

    def earned(self, update: Update) -> Update:
        """What is to be heard of it: holds as they count."""
        return update

    @property
    def quiet(self) -> bool:
        """Whether nothing is to be told for now."""
        return False

    @property
    def _goes(self) -> bool:
        """Whether nobody is shown the summary."""
        return self._leaving and (self._unseen or not self.lingers)

    def on_session_over(self) -> None:
        """Told once or twice."""
        news, self._over = not self._over, True
        if self._goes:
            self.exit()
        elif news:
            self.close_help()
            self.push_screen(OverPage(self.summary()))

    def summary(self) -> list[str]:
        return summary(self.state)

    def show(self, update: Update) -> None:
        """Take one step of the session. Cheap: it tells what it must, and the next frame draws."""
        urgent = self._aloud is not None and self._aloud.hear(self.earned(update), quiet=self.quiet)
        self.state.take(update, self._clock())
        self._changed = True
        if urgent or any(isinstance(event, Warned) for event in update.events):
            self.close_help()

    def draw(self) -> None:
        """One frame, if there is anything new; silence is new for as long as it lasts."""
        if self._over:
            return
        now = self.situation()
        silent = now.link in ("silent", "lost")
        if silent and self._aloud is not None and self._aloud.silence():
            self.close_help()
        if self._changed or silent:
            self._changed = False
            self.paint(now)

    def situation(self) -> Situation:
        return self.state.situation(self._clock(), leaving=self._leaving)

    def say(self, text: str) -> None:
        """A line of the screen's own."""
        self.state.write(text)
        self._changed = True

    @property
    def going_on(self) -> bool:
        return self._runner is not None and not self._over

    def ask_to_end(self) -> None:
        if self._runner is not None:
            self._runner.stop()
