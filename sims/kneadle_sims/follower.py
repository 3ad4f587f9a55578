"""Somebody who does on the ball what the coach says, and nothing else."""

from collections.abc import Callable

from kneadle.coach.told import CeilingLowered, Chosen, LetGo, Moved
from kneadle.detect.limits import Limits
from kneadle.events import Event, HoldDone
from kneadle.view import Update
from kneadle_sims.live_hand import LiveHand, lean_on, let_go
from kneadle_sims.steps import Dabs, Rest, Stay

LYING_DOWN_S = 6.0
DABS, DAB_N, DAB_EVERY_S = 2, 18.0, 1.5
WORKING_SHARE = 0.55  # of the ceiling; facts row 13 has 0.40-0.80
LIGHTEST_N, CLOSEST = 18.0, 0.9  # lighter would be no hold, closer to the ceiling too hard
REACTION_S = 0.7
ON_THE_BALL = ("hold", "let go")  # what else these pages ask for is told apart


def working_n(ceiling_n: float) -> float:
    return max(WORKING_SHARE * ceiling_n, min(LIGHTEST_N, CLOSEST * ceiling_n))


class Follower:
    """Sees what the person at the session sees. `hand` may be told more, by whoever wants to.

    `level_n` is how hard it leans on, in newtons, below a ceiling in newtons.
    """

    def __init__(self, hand: LiveHand, level_n: Callable[[float], float] = working_n) -> None:
        self.hand = hand
        self._level_n = level_n
        self._ceiling_n = Limits().ceiling_n

    def watch(self, update: Update) -> None:
        for event in update.events:
            self._obey(event)

    def _obey(self, event: Event) -> None:
        match event:
            case Chosen(ceiling_n=ceiling_n) | CeilingLowered(ceiling_n=ceiling_n):
                self._ceiling_n = ceiling_n
            case Moved(page="find"):
                self._search()
            case LetGo() | HoldDone():
                self.hand.do(Stay(REACTION_S), let_go())
            case Moved(page=page) if page not in ON_THE_BALL:
                self.hand.release()

    def _search(self) -> None:
        dabs = Dabs(DABS, DAB_N, DAB_EVERY_S)
        self.hand.do(Rest(LYING_DOWN_S), dabs, lean_on(self._level_n(self._ceiling_n)))
