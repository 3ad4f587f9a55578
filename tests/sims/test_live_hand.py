import numpy as np
import pytest

from kneadle.samples import Floats
from kneadle_sims.body import STILL, Body
from kneadle_sims.live_hand import GENTLY_N_S, LiveHand
from kneadle_sims.steps import Dabs, Ramp, Stay

RATE_HZ = 100.0
BLOCK = 5


class Played:
    """A hand whose force is asked for in blocks, as a ball does."""

    def __init__(self, body: Body = STILL) -> None:
        self.hand = LiveHand(body)
        self._taken = 0

    def for_s(self, seconds: float) -> Floats:
        blocks = []
        for _ in range(round(seconds * RATE_HZ / BLOCK)):
            blocks.append(self.hand.force((self._taken + np.arange(BLOCK)) / RATE_HZ))
            self._taken += BLOCK
        return np.concatenate(blocks)


def steepest_n_s(force_n: Floats) -> float:
    return float(np.max(np.abs(np.diff(force_n)))) * RATE_HZ


def test_it_stays_off_the_ball_until_it_is_told() -> None:
    assert not Played(Body.of(3)).for_s(5.0).any()


@pytest.mark.parametrize("to_n", [20.0, 44.0, 120.0])
def test_it_leans_on_no_faster_than_gently_and_stays(to_n: float) -> None:
    played = Played()
    played.hand.press(to_n)

    force_n = played.for_s(20.0)
    assert steepest_n_s(force_n) == pytest.approx(GENTLY_N_S, rel=0.01)
    assert np.all(force_n[-500:] == to_n)


def test_it_lets_go_within_half_a_second() -> None:
    played = Played(Body.of(3))
    played.hand.press(44.0)
    played.for_s(10.0)
    played.hand.release()

    assert not played.for_s(1.0)[50:].any()


def test_what_it_is_told_takes_the_place_of_what_it_was_about_to_do_and_nothing_jumps() -> None:
    played = Played()
    played.hand.do(Stay(1.0), Ramp(60.0, 10.0))
    before_n = played.for_s(4.0)
    played.hand.do(Stay(1.0), Ramp(30.0, 4.0))
    after_n = played.for_s(20.0)

    assert np.all(after_n[:100] == after_n[0])
    assert steepest_n_s(np.concatenate([before_n, after_n])) < GENTLY_N_S
    assert after_n[-1] == 30.0


def test_of_two_things_told_at_once_the_later_one_counts() -> None:
    played = Played()
    played.hand.press(60.0)
    played.hand.do(Dabs(2, 18.0, 1.5))

    force_n = played.for_s(10.0)
    assert force_n.max() == pytest.approx(18.0, abs=0.1)
    assert not force_n[300:].any()


def told_twice(body: Body) -> Floats:
    played = Played(body)
    rested = played.for_s(1.0)
    played.hand.press(44.0)
    pressed = played.for_s(8.0)
    played.hand.release()
    return np.concatenate([rested, pressed, played.for_s(2.0)])


def test_the_same_body_told_the_same_at_the_same_moments_does_the_same() -> None:
    assert np.array_equal(told_twice(Body.of(3)), told_twice(Body.of(3)))
    assert not np.array_equal(told_twice(Body.of(3)), told_twice(Body.of(4)))


def test_a_body_that_is_pressed_is_never_quite_still() -> None:
    held_n = told_twice(Body.of(3))[600:900]

    assert 0.2 < held_n.std() < 0.2 * held_n.mean()
