import numpy as np
import pytest

from kneadle.coach.pages import (
    AskedFirst,
    Before,
    Checking,
    Choosing,
    FollowingUp,
    Noting,
    Over,
    Reassessing,
    Resting,
    Stretching,
)
from kneadle.coach.told import CeilingLowered, Chosen, LetGo, Moved, Told
from kneadle.samples import Floats
from kneadle.view import Update, View
from kneadle_sims.body import STILL
from kneadle_sims.follower import WORKING_SHARE, Follower
from kneadle_sims.live_hand import LiveHand

RATE_HZ = 100
OFF_THE_BALL = (
    *(Checking, AskedFirst, FollowingUp, Choosing, Before),
    *(Resting, Stretching, Reassessing, Noting, Over),
)


class Session:
    """Tells the follower, and looks at what the hand does."""

    def __init__(self) -> None:
        self._hand = LiveHand(STILL)
        self._follower = Follower(self._hand)
        self._taken = 0

    def tell(self, *told: Told) -> None:
        self._follower.watch(Update(told, np.empty(0), np.empty(0), View()))

    def find(self, ceiling_n: float = 80.0) -> None:
        self.tell(Chosen(rule="", point=1, ceiling_n=ceiling_n), Moved(rule="", page="find"))

    def for_s(self, seconds: int) -> Floats:
        t_s = (self._taken + np.arange(seconds * RATE_HZ)) / RATE_HZ
        self._taken += len(t_s)
        return self._hand.force(t_s)


@pytest.fixture
def session() -> Session:
    return Session()


def touches(force_n: Floats) -> int:
    """How often the ball was touched anew."""
    on = np.concatenate(([False], force_n > 0.0))
    return int(np.sum(on[1:] & ~on[:-1]))


def test_it_lies_down_dabs_twice_and_then_leans_on_for_good(session: Session) -> None:
    session.find()
    force_n = session.for_s(60)

    assert not force_n[: 6 * RATE_HZ].any()
    assert touches(force_n[: 9 * RATE_HZ]) == 2
    assert touches(force_n) == 3
    assert np.all(force_n[14 * RATE_HZ :] == WORKING_SHARE * 80.0)


@pytest.mark.parametrize("ceiling_n", [40.0, 120.0])
def test_how_hard_it_presses_is_a_share_of_the_ceiling_of_the_site(
    ceiling_n: float, session: Session
) -> None:
    session.find(ceiling_n)

    assert session.for_s(60).max() == WORKING_SHARE * ceiling_n


def test_after_too_much_it_presses_less(session: Session) -> None:
    session.find()
    session.for_s(30)
    session.tell(CeilingLowered(rule="", force_n=44.0, ceiling_n=39.6))
    session.tell(LetGo(rule="", why="pain"), Moved(rule="", page="rest"))
    session.for_s(30)
    session.tell(Moved(rule="", page="find"))

    assert session.for_s(30)[-1] == WORKING_SHARE * 39.6


def test_told_to_let_go_it_takes_a_moment_to_do_so(session: Session) -> None:
    session.find()
    pressed_n = session.for_s(30)[-1]
    session.tell(Moved(rule="", page="let go"), LetGo(rule="", why="eased"))
    force_n = session.for_s(2)

    assert np.all(force_n[: RATE_HZ // 2] == pressed_n)
    assert not force_n[RATE_HZ * 3 // 2 :].any()


def test_it_stays_while_the_hold_is_counted(session: Session) -> None:
    session.find()
    session.for_s(15)
    session.tell(Moved(rule="", page="hold"))

    assert np.all(session.for_s(30) == WORKING_SHARE * 80.0)


@pytest.mark.parametrize("page", [page.name for page in OFF_THE_BALL])
def test_on_every_other_page_it_comes_off_and_stays_off(page: str, session: Session) -> None:
    session.find()
    session.for_s(30)
    session.tell(Moved(rule="", page=page))

    assert not session.for_s(10)[RATE_HZ:].any()


def test_under_a_low_ceiling_it_leans_on_as_hard_as_a_hold_needs(session: Session) -> None:
    session.find(ceiling_n=22.0)
    force_n = session.for_s(40)[-500:]
    assert force_n.min() > 16.0
    assert force_n.max() < 22.0
