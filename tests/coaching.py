"""A person with a ball, guided: what they do becomes what the coach hears."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from coach_ball import Ball
from kneadle.coach.heard import Button, Choose, Heard, No, Number, Passed, Yes
from kneadle.coach.history import History
from kneadle.coach.pages import Over
from kneadle.coach.session import begin, step
from kneadle.coach.site import Site
from kneadle.coach.state import Ceiling, State
from kneadle.coach.told import Asked, Moved, Refused, Told
from kneadle.events import WarningKind

PIRIFORMIS = Site("piriformis", "left")
OTHER = Site("gluteus-medius", "right")
PATIENCE = 200  # more than any page takes
MONDAY = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
T = TypeVar("T", bound=Told)
Watch = Callable[[State, Heard, tuple[Told, ...]], None]


@dataclass(slots=True)
class Guided:
    """`watch` sees each step: the state before, what was heard, what was told."""

    state: State
    told: list[Told] = field(default_factory=list)
    ball: Ball = field(default_factory=Ball)
    tick_s: float = 0.5
    watch: Watch | None = None

    @staticmethod
    def begin(
        history: History | None = None,
        at: datetime = MONDAY,
        *,
        ceilings: tuple[Ceiling, ...] = (),
        wish: Site | None = None,
    ) -> "Guided":
        state, told = begin(history or History(), at, ceilings=ceilings, wish=wish)
        return Guided(state, list(told))

    @property
    def page(self) -> str:
        return self.state.page.name

    @property
    def over(self) -> bool:
        return isinstance(self.state.page, Over)

    @property
    def history(self) -> History:
        return self.state.history

    @property
    def pages(self) -> list[str]:
        return [moved.page for moved in self.only(Moved)]

    @property
    def refused_by(self) -> list[str]:
        return [refused.rule for refused in self.only(Refused)]

    def only(self, kind: type[T]) -> list[T]:
        return [each for each in self.told if isinstance(each, kind)]

    def hear(self, *heard: Heard) -> "Guided":
        for each in heard:
            before = self.state
            self.state, told = step(before, each)
            self.told += told
            if self.watch is not None:
                self.watch(before, each, told)
        return self

    def wait(self, for_s: float, tick_s: float | None = None) -> "Guided":
        end_s = self.state.now_s + for_s
        while self.state.now_s < end_s - 1e-9 and not self.over:
            before_s = self.state.now_s
            self.hear(Passed(min(end_s, before_s + (tick_s or self.tick_s))))
            self.hear(*self.ball.pass_(self.state.now_s - before_s))
        return self

    def press(self, level_n: float = 40.0) -> "Guided":
        return self.hear(*self.ball.press(level_n))

    def release(self) -> "Guided":
        return self.hear(*self.ball.release())

    def hold(self, for_s: float, level_n: float = 40.0) -> "Guided":
        return self.press(level_n).wait(for_s).release()

    def warn(self, kind: WarningKind) -> "Guided":
        return self.hear(*self.ball.warn(kind))

    def go_too_hard(self) -> "Guided":
        return self.hear(*self.ball.too_hard())

    def ease_back(self) -> "Guided":
        return self.hear(*self.ball.ease_back())

    def pull_the_ball(self) -> "Guided":
        return self.hear(*self.ball.lose())

    def bring_it_back(self) -> "Guided":
        return self.hear(*self.ball.back())

    def through(self, *pages: str, by: Callable[[], object]) -> "Guided":
        """Do so until another page comes; a page without a way out is a trap."""
        for _ in range(PATIENCE):
            if self.page not in pages:
                return self
            by()
        raise AssertionError(f"no way out of {self.page!r}")

    def checked(self, seen: Yes | No | None = None) -> "Guided":
        """None of the lists applies, nothing became of last time: to the choice."""

        def say() -> object:
            asked = self.only(Asked)[-1].question
            if asked == "checklist":
                return self.hear(No())
            if asked == "sore":
                return self.hear(Number(0))
            return self.hear(seen if seen is not None and asked == "seen" else Yes())

        return self.through("check", "follow up", by=say)

    def chosen(self, site: Site = PIRIFORMIS, pain: int = 6) -> "Guided":
        return self.checked().hear(Choose(*site), Number(pain))

    def stretched(self) -> "Guided":
        return self.through("stretch", by=lambda: self.wait(5.0))

    def to_the_note(self, pain: int = 6, walk: int = 2) -> "Guided":
        """From wherever on the ball."""
        self.release().wait(33.0)
        self.through("find", "let go", "rest", by=lambda: self.hear(Button()).wait(3.0))
        return self.stretched().hear(Number(pain), Number(walk))

    def finished(self, pain: int = 6, walk: int = 2) -> "Guided":
        return self.to_the_note(pain, walk).hear(Button())


def days_later(days: float, at: datetime = MONDAY) -> datetime:
    return at + timedelta(days=days)


def a_session(history: History, day: float, before: int, after: int, walk: int = 2) -> History:
    """One hold, with the pain before and after it: what is remembered of it."""
    guided = Guided.begin(history, days_later(day)).chosen(pain=before).hold(35.0)
    return guided.finished(after, walk).history
