"""The guided session's application: a running session, and the coach beside it."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual.screen import Screen
from textual.widgets import Input

from kneadle.coach.heard import Enough
from kneadle.coach.session import Step
from kneadle.coach.told import Told
from kneadle.guide import Guide
from kneadle.registry.settings import Settings
from kneadle.screen.guided.answered import Answered
from kneadle.screen.guided.notices import Notices
from kneadle.screen.guided.page import GuidedPage, Moment
from kneadle.screen.guided.summary import summary
from kneadle.screen.pages.help import GUIDED_KEYS, HelpPage
from kneadle.screen.pages.live import Picture
from kneadle.screen.ports import OpenGuided, Runner, Show
from kneadle.screen.running import RunningApp
from kneadle.screen.summary import warnings
from kneadle.screen.words import Situation
from kneadle.view import Update


class GuidedApp(RunningApp):
    """`begun` is a session that has begun; `speed` as for Guide."""

    LETTERS: ClassVar = ("leave_by_letter",)

    def __init__(
        self,
        open_session: OpenGuided,
        *,
        title: str,
        begun: Step,
        speed: float = 1.0,
        settings: Settings | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(self._open_guided, title=title, settings=settings, clock=clock)
        self._guided, self._begun, self._speed = open_session, begun, speed
        self._guide: Guide | None = None
        self._notices = Notices()
        self._told: list[Told] = []
        self._page = GuidedPage(self._moment(self.situation()))

    def get_default_screen(self) -> Screen[None]:
        return self._page

    @property
    def page_name(self) -> str:
        """The coach's name of the page; empty before there is one."""
        return "" if self._guide is None else self._guide.state.page.name

    def help(self) -> HelpPage:
        return HelpPage(GUIDED_KEYS)

    async def _open_guided(self, show: Show) -> Runner:
        runner = await self._guided(show)
        self._guide = Guide(self._begun, runner, speed=self._speed, now=self._clock)
        return runner

    def show(self, update: Update) -> None:
        """The person is warned first; then the coach hears it."""
        super().show(update)
        self._notices.hear(update.events, self._clock())
        self._told += [event for event in update.events if isinstance(event, Told)]
        if self._guide is not None:
            self._guide.watch(update)

    def paint(self, now: Situation) -> None:
        self._page.draw(self._moment(now))

    def draw(self) -> None:
        """Each frame is a moment that passed."""
        if self._guide is not None and not self._over:
            self._guide.tick()
        self._changed = True
        super().draw()

    def summary(self) -> list[str]:
        return [*summary(self._told), *warnings(self.state)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Somebody who writes a note writes letters."""
        return not (action in self.LETTERS and isinstance(self.focused, Input))

    def on_answered(self, message: Answered) -> None:
        """The next key belongs to the page that follows, however quickly it is pressed."""
        if self._guide is not None:
            self._guide.answer(message.answer)
            self.draw()

    def ask_to_end(self) -> None:
        """The coach ends it, so that the journal says who did."""
        if self._guide is not None:
            self._guide.hear(Enough())
        super().ask_to_end()

    def _moment(self, now: Situation) -> Moment:
        state = None if self._guide is None else self._guide.state
        picture = Picture(self.state, now, self.title, None)
        return Moment(state, picture, self._notices.asked, self._notices.text(self._clock()))
