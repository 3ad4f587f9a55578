"""A person with a ball, guided: what they do becomes what the coach hears.

The ball's clock runs beside the session's, far from it, so that nobody can mix the two up.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from kneadle.coach.heard import Button, Choose, Heard, No, Number, Passed, Yes
from kneadle.coach.history import History
from kneadle.coach.pages import Over
from kneadle.coach.session import begin, step
from kneadle.coach.site import Site
from kneadle.coach.state import Ceiling, State
from kneadle.coach.told import Asked, Told
from kneadle.events import (
    Contact,
    HoldCredited,
    HoldDone,
    HoldEnded,
    HoldStarted,
    LinkBack,
    LinkLost,
    Warned,
    WarningEnded,
    WarningKind,
)

PIRIFORMIS = Site("piriformis", "left")
MONDAY = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
BALL_AHEAD_S = 5000.0
TICK_S = 0.5
T = TypeVar("T", bound=Told)
Watch = Callable[[State, Heard, tuple[Told, ...]], None]


@dataclass(slots=True)
class Press:
    """One press as the ball sees it: steady from the start, told in the ball's own words."""

    start_s: float
    level_n: float
    held_s: float = 0.0
    missed_s: float = 0.0  # short silences, which end nothing
    said: int = 0  # how many of the ball's words on it were said


@dataclass(slots=True)
class Guided:
    state: State
    told: list[Told] = field(default_factory=list)
    press_: Press | None = None
    lost_press: Press | None = None  # under way when the ball was lost
    contact: bool = False  # as the ball last said
    over_since_s: float | None = None
    lost_at_s: float | None = None
    tick_s: float = TICK_S
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
    def ball_s(self) -> float:
        return self.state.now_s + BALL_AHEAD_S

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
        tick_s = tick_s or self.tick_s
        end_s = self.state.now_s + for_s
        while self.state.now_s < end_s - 1e-9 and not self.over:
            self.hear(Passed(min(end_s, self.state.now_s + tick_s)))
            self._speak()
        return self

    def press(self, level_n: float = 40.0) -> "Guided":
        if self.press_ is None:
            self.press_ = Press(self.ball_s, level_n)
            self._say_contact()
        return self

    def release(self) -> "Guided":
        if self.press_ is not None:
            self.ease_back()
            press, self.press_ = self.press_, None
            self._say_contact()
            self._end_hold(press)
        return self

    def hold(self, for_s: float, level_n: float = 40.0) -> "Guided":
        return self.press(level_n).wait(for_s).release()

    def warn(self, kind: WarningKind) -> "Guided":
        """Told at once, as a jolt or a hold that lasts too long is."""
        if self.lost_at_s is None:
            self.hear(Warned(self.ball_s, kind, self.ball_s, 60.0))
        return self

    def go_too_hard(self) -> "Guided":
        if self.press_ is not None and self.over_since_s is None and self.lost_at_s is None:
            self.over_since_s = self.ball_s
            self.hear(Warned(self.ball_s, "ceiling", self.ball_s, 90.0))
        return self

    def ease_back(self) -> "Guided":
        if self.over_since_s is not None:
            since_s, self.over_since_s = self.over_since_s, None
            now_s = self.ball_s if self.lost_at_s is None else self.lost_at_s
            self.hear(WarningEnded(self.ball_s, "ceiling", since_s, now_s, since_s, 95.0))
        return self

    def pull_the_ball(self) -> "Guided":
        if self.lost_at_s is None:
            self.lost_at_s, self.lost_press = self.ball_s, self.press_
            self.hear(LinkLost(self.ball_s, "It is gone."))
        return self

    def bring_it_back(self) -> "Guided":
        """First the ball's news of what was missed, then that it is back: as live does."""
        if self.lost_at_s is None:
            return self
        lost_at_s, self.lost_at_s = self.lost_at_s, None
        away_s = self.ball_s - lost_at_s
        press = self.press_
        if self.lost_press is not None and (press is not self.lost_press or away_s > 1.0):
            self._end_hold(self.lost_press, lost_at_s)
        if press is not None and press is self.lost_press and away_s <= 1.0:
            press.missed_s += away_s
        elif press is not None:
            self.press_ = Press(self.ball_s, press.level_n)
        self._say_contact()
        return self.hear(LinkBack(self.ball_s, away_s))

    def checked(self) -> "Guided":
        """None of the lists applies, nothing became of last time: to the choice."""
        while self.page in ("check", "follow up"):
            self.hear(Yes())
        return self

    def checked_without_seen(self) -> "Guided":
        """Nobody has looked at it."""
        while self.page in ("check", "follow up"):
            asked = [each.question for each in self.told if isinstance(each, Asked)][-1]
            self.hear(No() if asked == "seen" else Yes())
        return self

    def chosen(self, site: Site = PIRIFORMIS, pain: int = 6) -> "Guided":
        return self.checked().hear(Choose(*site), Number(pain))

    def stretched(self) -> "Guided":
        while self.page == "stretch":
            self.wait(5.0)
        return self

    def finished(self, pain: int = 6, walk: int = 2) -> "Guided":
        """From wherever on the ball to the end."""
        self.release().wait(60.0)
        while self.page in ("find", "rest", "let go", "hold"):
            self.hear(Button()).wait(1.0)
        self.stretched()
        return self.hear(Number(pain), Number(walk), Button())

    def _say_contact(self) -> None:
        """When it has changed, and somebody is there to hear it."""
        on = self.press_ is not None
        if self.lost_at_s is None and on != self.contact:
            self.contact = on
            self.hear(Contact(self.ball_s, on, self.ball_s - 0.2))

    def _speak(self) -> None:
        """The ball's own words on a press that lasts."""
        press = self.press_
        if press is None or self.lost_at_s is not None:
            return
        press.held_s = self.ball_s - press.start_s - press.missed_s
        for word, due_s in enumerate((3.0, 30.0, 60.0, 90.0)):
            if press.said == word and press.held_s >= due_s:
                press.said += 1
                self._say(press, word)

    def _say(self, press: Press, word: int) -> None:
        now_s, start_s = self.ball_s, press.start_s
        words = (
            HoldStarted(now_s, start_s, press.level_n),
            HoldCredited(now_s, start_s, press.held_s),
            HoldDone(now_s, start_s, press.held_s),
            Warned(now_s, "too_long", start_s, press.level_n),
        )
        self.hear(words[word])

    def _end_hold(self, press: Press, end_s: float | None = None) -> None:
        if press.said == 0 or self.lost_at_s is not None:  # nobody hears of it
            return
        end_s = self.ball_s if end_s is None else end_s
        held_s = min(press.held_s, end_s - press.start_s)
        self.hear(
            HoldEnded(
                self.ball_s,
                press.start_s,
                end_s,
                held_s,
                mean_n=press.level_n,
                peak_n=press.level_n,
                cv=0.04,
                credited=held_s >= 30,
                reason="gap" if end_s < self.ball_s else "released",
            )
        )


def days_later(days: float, at: datetime = MONDAY) -> datetime:
    return at + timedelta(days=days)
