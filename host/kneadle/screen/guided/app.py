"""The guided session's application: a running session, and the coach beside it."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.screen import Screen
from textual.widgets import Input

from kneadle.coach.heard import Draft, Enough, Heard, Number, Tingling
from kneadle.coach.session import Step
from kneadle.coach.told import Asked, LetGo, Told, Waits
from kneadle.guide import Guide
from kneadle.registry.settings import Settings
from kneadle.screen.guided.answered import Answered
from kneadle.screen.guided.at_once import at_once
from kneadle.screen.guided.faces import PressFace, TimerFace
from kneadle.screen.guided.notices import Notices
from kneadle.screen.guided.page import GuidedPage, Moment
from kneadle.screen.guided.patience import Patience
from kneadle.screen.guided.perhaps_ten import PerhapsTen
from kneadle.screen.guided.sayings import danger
from kneadle.screen.guided.summary import summary
from kneadle.screen.pages.help import GUIDED_KEYS, HelpPage
from kneadle.screen.pages.live import Picture
from kneadle.screen.ports import OpenGuided, Runner
from kneadle.screen.running import RunningApp
from kneadle.screen.summary import warnings
from kneadle.screen.words import Situation
from kneadle.sound.earned import earned
from kneadle.view import Show, Update


class GuidedApp(RunningApp):
    """`begun` is a session that has begun; `speed` as for Guide."""

    LETTERS: ClassVar = ("leave_by_letter",)
    lingers = True

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
        self._told: list[Told] = []
        self._patience, self._ten, self._notices = Patience(), PerhapsTen(), Notices()
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
        if any(isinstance(event, Asked | LetGo | Waits) for event in update.events):
            self.close_help()
        self._told += [event for event in update.events if isinstance(event, Told)]
        if self._guide is not None:
            self._guide.watch(update)

    def earned(self, update: Update) -> Update:
        return update if self._guide is None else earned(update, self._guide.state)

    def paint(self, now: Situation) -> None:
        self._page.draw(self._moment(now))

    def draw(self) -> None:
        """Each frame is a moment that passed."""
        if self._guide is not None and not self._over:
            self._guide.tick()
            self._say_one(self._guide)
        self._changed = True
        super().draw()

    def summary(self) -> list[str]:
        return [*summary(self._told), *warnings(self.state)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Somebody who writes a note writes letters."""
        return not (action in self.LETTERS and isinstance(self.focused, Input))

    def on_answered(self, message: Answered) -> None:
        """What is said on the ball counts at once; a question wants to be seen before."""
        self.draw()  # as it is now: what the ball or the clock has changed was not seen yet
        if self._guide is None or not self._meant(message.answer):
            return
        said = message.answer
        for answer in self._ten.hear(said, self._clock()) if self._on_the_ball else (said,):
            self._guide.answer(answer)
        self.draw()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._patience.press(event.key, self._clock())
        await super().on_event(event)

    def after_help(self, key: str | None) -> None:
        answer = None if key is None else self._page.meant(key)
        if isinstance(answer, Number | Tingling):
            self.on_answered(Answered(answer))

    @property
    def _on_the_ball(self) -> bool:
        return isinstance(self._page.face, PressFace | TimerFace)

    def _say_one(self, guide: Guide) -> None:
        """Unless the page has become one where it would answer something else."""
        for answer in self._ten.due(self._clock()):
            if self._on_the_ball:
                guide.answer(answer)

    def _meant(self, answer: Heard) -> bool:
        safe = self._on_the_ball and at_once(answer, held=self._patience.held)
        return safe or isinstance(answer, Draft) or self._patience.takes(self._clock())

    def ask_to_end(self) -> None:
        """The coach ends it, so that the journal says who did."""
        if self._guide is not None:
            self._guide.hear(Enough())

    def _moment(self, now: Situation) -> Moment:
        state = None if self._guide is None else self._guide.state
        picture = Picture(self.state, now, self.title, None)
        if state is not None:
            self._patience.see(state.page, self._clock())
        notice = danger(state, now) or self._notices.text(self._clock())
        return Moment(state, picture, self._notices.asked, notice)
