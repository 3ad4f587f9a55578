"""Rolling over the spot: roughly, gently, out of a hold, and flat."""

from numpy.random import Generator

from kneadle_sims.hand import Hand
from kneadle_sims.scenarios.acts import get_off, get_on
from kneadle_sims.scenarios.incidents import Act, any_seed

DEEP = (1.25, 2.2)  # times what the design calls aggressive
PACE_HZ = (0.64, 2.4)  # a stroke of 0.15-1.0 s, whatever its neighbours take
UNEVEN = 0.15  # strokes differ by up to this share


def rough(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """0.6-2.5 Hz, deep, on the ball throughout."""
    return get_off(_stroke(get_on(hand, rng, rng.uniform(9.0, 20.0)), rng), rng)


def rough_in_a_hold(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    hand = get_on(hand, rng, rng.uniform(20.0, 35.0)).hold(for_s=rng.uniform(4.0, 10.0))
    hand = _stroke(hand, rng).hold(for_s=rng.uniform(4.0, 10.0))
    return get_off(hand, rng)


def gentle(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    low_n = rng.uniform(10.0, 25.0)
    high_n, rate_hz = low_n + rng.uniform(8.0, 0.4 * ceiling_n), rng.uniform(0.1, 0.3)
    cycles = int(rng.integers(2, 5))
    rolled = get_on(hand, rng, low_n).roll(
        low_n=low_n,
        high_n=high_n,
        rate_hz=rate_hz,
        for_s=cycles / rate_hz,
        uneven=0.15,
        seed=any_seed(rng),
    )
    return get_off(rolled, rng)


def flat(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    hand = get_on(hand, rng, rng.uniform(25.0, 0.6 * ceiling_n))
    rate_hz, for_s = rng.uniform(0.3, 0.4), rng.uniform(8.0, 15.0)
    hand = hand.roll_flat(by_n=rng.uniform(2.0, 6.0), rate_hz=rate_hz, for_s=for_s)
    return get_off(hand, rng)


def _stroke(hand: Hand, rng: Generator) -> Hand:
    """At least 1.25 times as deep as the definition asks: low + d >= 0.6 x mean, solved for d."""
    low_n = max(rng.uniform(0.6, 1.0) * hand.now_n, 12.0)  # some strokes end lower
    deep = rng.uniform(*DEEP) / (1.0 - UNEVEN)
    depth_n = deep * max(20.0, 0.6 * low_n / max(1.0 - 0.3 * deep, 0.2), 0.6 * hand.now_n)
    slowest_hz, fastest_hz = PACE_HZ
    rate_hz = slowest_hz * (fastest_hz / slowest_hz) ** rng.uniform()
    return hand.roll(
        low_n=low_n,
        high_n=low_n + depth_n,
        rate_hz=rate_hz,
        for_s=int(rng.integers(3, 11)) / rate_hz,
        uneven=UNEVEN,
        seed=any_seed(rng),
    )


ROLLS: tuple[Act, ...] = (rough, rough, rough_in_a_hold, gentle)
