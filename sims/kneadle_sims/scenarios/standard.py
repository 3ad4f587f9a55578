"""The standard suite: one believable session a seed, each with a person and a ceiling of its own.

Even seeds are for tuning detectors, odd ones for judging them.
"""

from collections.abc import Sequence

from numpy.random import Generator, default_rng

from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios.acts import ACTS, long_press
from kneadle_sims.scenarios.incidents import Act
from kneadle_sims.scenarios.rolls import ROLLS, flat

RATES_HZ = (50.0, 80.0, 100.0, 160.0, 320.0)
CEILING_N = (60.0, 140.0)
SHORTEST_S, LONGEST_S = 60.0, 120.0
IMU_EVERY = 4  # balls: some have none, and the force must do
TUNING_SEEDS = tuple(range(0, 1000, 2))
HELD_OUT_SEEDS = tuple(range(1, 1000, 2))


def standard(seed: int) -> Scenario:
    rng = default_rng([seed, 7])
    ceiling_n = round(rng.uniform(*CEILING_N), 1)
    imu = seed // 2 % IMU_EVERY == 0  # as often among even seeds as among odd ones
    acts = (*ACTS, *ROLLS, flat) if imu else (*ACTS, *ROLLS)
    return Scenario(
        f"standard-{seed}",
        "a made-up session of one to two minutes",
        _session(Hand(seed), rng, ceiling_n, acts),
        rate_hz=RATES_HZ[seed % len(RATES_HZ)],
        ceiling_n=ceiling_n,
        imu=imu,
    )


def _session(hand: Hand, rng: Generator, ceiling_n: float, acts: Sequence[Act]) -> Hand:
    """Act upon act, each followed by a rest, until the next would take too long."""
    hand = hand.rest(rng.uniform(1.5, 3.0))
    if rng.uniform() < 0.12:
        hand = long_press(hand, rng, ceiling_n).rest(rng.uniform(1.0, 5.0))
    enough_s = rng.uniform(SHORTEST_S, LONGEST_S)
    while hand.duration_s < enough_s:
        act = acts[int(rng.integers(len(acts)))]
        longer = act(hand, rng, ceiling_n).rest(rng.uniform(1.0, 5.0))
        if longer.duration_s <= LONGEST_S:
            hand = longer
        elif hand.duration_s >= SHORTEST_S:
            break
    return hand
