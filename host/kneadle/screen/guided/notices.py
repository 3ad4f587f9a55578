"""What the coach said last, for as long as it takes to read it."""

from collections.abc import Iterable
from math import inf

from kneadle.coach.pages import NEED_THE_BALL
from kneadle.coach.sentences import sentence
from kneadle.coach.told import (
    Asked,
    CeilingLowered,
    HoldCounted,
    HoldTakenBack,
    Moved,
    PainSaid,
    Refused,
    Resumed,
    Waits,
)
from kneadle.coach.words import QUESTIONS
from kneadle.events import Event

READ_WITHIN_S = 12.0  # three lines, by somebody who looks at something else first
TOGETHER_S = 3.0
ROOM = 220  # letters, of three lines of 80 cells that break between words


class Notices:
    """`asked` is the question about pain that waits for its answer, empty when none does."""

    def __init__(self) -> None:
        self.asked = ""
        self._text = self._waiting = ""
        self._away = False
        self._said_s = self._until_s = -inf

    def hear(self, events: Iterable[Event], at_s: float) -> None:
        """`at_s` is the wall clock."""
        for event in events:
            self._ask(event)
            self._miss(event, at_s)
            if isinstance(event, Refused | HoldCounted | HoldTakenBack | CeilingLowered | Resumed):
                self._say(sentence(event) or "", at_s)

    def text(self, at_s: float) -> str:
        """That the session waits stands there for as long as it does."""
        news = self._text if at_s < self._until_s else ""
        return f"{self._waiting} {news}".strip()

    def _miss(self, event: Event, at_s: float) -> None:
        """A ball that is away, on each page anew: some need none."""
        match event:
            case Resumed():
                self._away, self._waiting = False, ""
            case Waits(page=page):
                self._away = True
                self._wait(page, event.rule, at_s, news=True)
            case Moved(page=page) if self._away:
                self._wait(page, event.rule, at_s, news=bool(self._waiting))

    def _wait(self, page: str, rule: str, at_s: float, *, news: bool) -> None:
        words = sentence(Waits(rule=rule, page=page)) or ""
        self._waiting = words if page in NEED_THE_BALL else ""
        if news and not self._waiting:
            self._say(words, at_s)

    def _say(self, words: str, at_s: float) -> None:
        """What is told almost at once belongs together: a hold ended, and why. The newer of what
        has no room together stands alone.
        """
        both = f"{self._text} {words}"
        soon = at_s - self._said_s < TOGETHER_S and words not in self._text
        self._text = both if soon and len(both) <= ROOM else words
        self._said_s, self._until_s = at_s, at_s + READ_WITHIN_S

    def _ask(self, event: Event) -> None:
        if isinstance(event, Asked) and event.question == "pain":
            self.asked = QUESTIONS["pain"].text
        if isinstance(event, PainSaid | Moved):
            self.asked = ""
