"""Somebody at the session: says what is to be said after a moment, and lies on the ball."""

from collections.abc import Callable

from kneadle.coach.heard import Button, Heard, Number, Yes
from kneadle.coach.pages import Page
from kneadle.coach.told import Asked, CeilingLowered, HoldBegan, HoldCounted, Moved
from kneadle.events import Event
from kneadle.view import Update
from kneadle_sims.follower import Follower
from kneadle_sims.live_hand import LiveHand, lean_on, let_go
from kneadle_sims.steps import Bump, Rest
from kneadle_sims.weeks import story
from kneadle_sims.weeks.answers import Answers
from kneadle_sims.weeks.at_once import AtOnce
from kneadle_sims.weeks.days import Day
from kneadle_sims.weeks.felt import Felt

THINKS_S, READS_S, FEELS_S = (2.0, 5.0), (6.0, 15.0), (1.0, 2.5)
SEES_S = 2.5, 5.0  # what comes sooner is not meant for that page
OFF_AGAIN_S, SLIP_N = 4.0, 28.0


class Person:
    def __init__(self, day: Day, hand: LiveHand, session: AtOnce) -> None:
        self._day, self._hand, self._session = day, hand, session
        self._draw = day.draws(2)
        self._answers, self._felt = Answers(day), Felt(day)
        self._follower = Follower(hand, self._level_n)
        self._due: list[tuple[float, type[Page], Callable[[], object]]] = []
        self._holds_left = self._stretches_left = 0
        self._jolts_left = int(day.of_story in story.JOLT_DAYS)
        self._silent_s = story.LINK_LOST_S.get(day.of_story)

    def watch(self, update: Update) -> None:
        self._follower.watch(update)
        for event in update.events:
            self._notice(event)

    def act(self) -> None:
        """What belonged to a page that is gone is not said any more; while the ball is away
        everybody waits.
        """
        state = self._session.state
        if state.ball.away_since_s is not None:
            return
        now_s = self._session.ball.now_s
        due = [each for each in self._due if each[0] <= now_s]
        self._due = [each for each in self._due if each[0] > now_s]
        for _, page, do in due:
            if isinstance(self._session.state.page, page):
                do()

    def _notice(self, event: Event) -> None:
        match event:
            case Asked(question="pain"):
                self._say(Number(self._felt.asked()), FEELS_S)
            case Asked(question=question):
                takes_s = READS_S if question in ("checklist", "walk") else THINKS_S
                self._say(self._answers.to(event, self._session.state), takes_s)
            case CeilingLowered():
                self._felt.too_much()
            case Moved(page=page):
                self._come_to(page)
            case HoldBegan(level_n=level_n):
                self._felt.begin(self._session.state, level_n)
                self._in_a_hold(level_n)
            case HoldCounted(credited=credited):
                self._holds_left -= credited

    def _plan(self) -> None:
        """For each site anew."""
        both = len(self._day.sores) > 1
        self._holds_left = int(self._draw.choice(story.HOLDS)) - both
        self._stretches_left = int(self._draw.choice(story.STRETCHES))

    def _come_to(self, page: str) -> None:
        if page == "before":
            self._plan()
        if page == "find" and self._holds_left <= 0:
            self._say(Button(), SEES_S)
        if page == "stretch":
            self._stretches_left -= 1
            if self._stretches_left < 0:
                self._say(Yes(), THINKS_S)

    def _in_a_hold(self, level_n: float) -> None:
        if self._felt.hurts:
            self._say(Number(self._felt.asked()), THINKS_S)
        elif self._jolts_left:
            self._jolts_left -= 1
            self._do(lambda: self._hand.do(_slip(level_n)), (8.0, 12.0))
        elif self._silent_s is not None:
            silent_s, self._silent_s = self._silent_s, None
            self._do(lambda: self._session.ball.fall_silent(silent_s), (8.0, 12.0))
        elif self._draw.uniform() < story.SLIPS_OFF.on(self._day.number):
            again = (let_go(), Rest(OFF_AGAIN_S), lean_on(level_n))
            self._do(lambda: self._hand.do(*again), (8.0, 22.0))

    def _level_n(self, ceiling_n: float) -> float:
        return self._felt.aim_n(self._session.state, ceiling_n)

    def _say(self, heard: Heard, between_s: tuple[float, float]) -> None:
        self._do(lambda: self._session.guide.answer(heard), between_s)

    def _do(self, what: Callable[[], object], between_s: tuple[float, float]) -> None:
        now_s = self._session.ball.now_s
        page = type(self._session.state.page)
        self._due.append((now_s + self._draw.uniform(*between_s), page, what))


def _slip(level_n: float) -> Bump:
    return Bump(level_n + SLIP_N, 0.12, 0.05, 0.4)
