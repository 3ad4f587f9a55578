"""How fast the ball turns under a hand."""

import numpy as np
import pytest

from kneadle_sims.hand import Hand


def rms_dps(hand: Hand, from_s: float) -> float:
    """Over the second that begins there."""
    return float(np.sqrt(np.mean(hand.gyro_dps_at(from_s + np.arange(0.0, 1.0, 0.01)) ** 2)))


ON = Hand(seed=3).rest(1.0).lean_on(30.0, over_s=2.0)


@pytest.mark.parametrize("seed", range(10))
def test_a_ball_that_is_held_hardly_turns(seed: int) -> None:
    held = Hand(seed).lean_on(40.0, over_s=1.0).hold(for_s=10.0)

    assert all(0.0 < rms_dps(held, t_s) < 10.0 for t_s in range(1, 10))


def test_a_ball_that_nobody_touches_does_not_turn() -> None:
    assert rms_dps(Hand(seed=1).rest(5.0), 2.0) == 0.0


@pytest.mark.parametrize("rate_hz", [0.6, 1.0, 2.5])
def test_rough_rolling_turns_it_fast_all_the_time(rate_hz: float) -> None:
    rolling = ON.roll(low_n=20.0, high_n=70.0, rate_hz=rate_hz, for_s=10.0)

    assert min(rms_dps(rolling, 3.0 + t_s) for t_s in np.arange(0.0, 9.0, 0.1)) > 90.0


@pytest.mark.parametrize("rate_hz", [0.1, 0.2, 0.3])
def test_gentle_rolling_turns_it_slowly(rate_hz: float) -> None:
    rolling = ON.roll(low_n=20.0, high_n=50.0, rate_hz=rate_hz, for_s=10.0)

    assert max(rms_dps(rolling, 3.0 + t_s) for t_s in np.arange(0.0, 9.0, 0.1)) < 90.0


def test_flat_rolling_turns_it_fast_and_hardly_changes_the_force() -> None:
    rolling = ON.roll_flat(by_n=3.0, for_s=10.0)

    assert min(rms_dps(rolling, 3.0 + t_s) for t_s in np.arange(0.0, 9.0, 0.1)) > 90.0
    assert np.ptp(rolling.still().force(100.0)[1][300:]) < 4.0
