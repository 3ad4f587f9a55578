"""What happens to a hold while it lasts: each comes back to something steady."""

from collections.abc import Callable

from numpy.random import Generator

from kneadle_sims.hand import Hand
from kneadle_sims.steps import Way

LEAST_N = 18.0  # a hold that falls below is none for sure (labels.holds)
Act = Callable[[Hand, Generator, float], Hand]  # the last is the person's ceiling in newtons


def spike_n(ceiling_n: float) -> float:
    """The rise that the design calls a spike."""
    return max(20.0, 0.25 * ceiling_n)


def any_seed(rng: Generator) -> int:
    return int(rng.integers(2**31))


def some_way(rng: Generator) -> Way:
    ways: tuple[Way, ...] = ("smooth", "smooth", "settle", "gather")
    return ways[rng.integers(len(ways))]


def nothing(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    return hand


def harder(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    to_n = min(hand.now_n * rng.uniform(1.1, 1.6), 0.8 * ceiling_n)
    return hand.press_to(max(to_n, hand.now_n), over_s=rng.uniform(0.6, 2.2), way=some_way(rng))


def lighter(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    to_n = max(hand.now_n * rng.uniform(0.6, 0.9), LEAST_N)
    return hand.press_to(to_n, over_s=rng.uniform(0.6, 2.2), way=some_way(rng))


def tire(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    to = max(rng.uniform(0.57, 0.77), LEAST_N / hand.now_n)
    return hand.tire(to=to, over_s=13.0) if to < 1.0 else hand


def sag(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    to_n = max(hand.now_n * rng.uniform(0.7, 0.9), LEAST_N)
    return hand.press_to(to_n, over_s=rng.uniform(10.0, 15.0))


def dip(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """As measured, or deeper and longer, as far as the design forgives."""
    if rng.uniform() < 0.6:
        return hand.dip(to=rng.uniform(0.6, 0.75), for_s=rng.uniform(0.4, 1.1))
    return hand.dip(to=max(rng.uniform(0.3, 0.75), 8.0 / hand.now_n), for_s=rng.uniform(0.4, 1.5))


def sigh(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """One deep breath: 15 % is the most that the facts expect of breathing."""
    return hand.dip(to=rng.uniform(0.85, 0.95), for_s=rng.uniform(2.0, 5.0))


def cough(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """Well below a spike."""
    by_n = min(rng.uniform(0.15, 0.5) * spike_n(ceiling_n), 0.3 * hand.now_n)
    jolts, jolt_s = int(rng.integers(1, 5)), rng.uniform(0.25, 0.45)
    return hand.cough(by_n=by_n, jolts=jolts, jolt_s=jolt_s, seed=any_seed(rng))


def shift(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    to_n = min(max(hand.now_n * rng.uniform(0.75, 1.25), LEAST_N), 0.8 * ceiling_n)
    wobble_n = rng.uniform(0.05, 0.2) * hand.now_n
    return hand.shift(to_n, wobble_n=wobble_n, over_s=rng.uniform(1.4, 2.4))


def slip(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    to_n = hand.now_n + rng.uniform(1.3, 2.6) * spike_n(ceiling_n)
    return hand.spike(to_n=to_n, rise_s=rng.uniform(0.05, 0.2), back_s=rng.uniform(0.2, 1.0))


def stumble(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """A jolt too small for a spike."""
    to_n = hand.now_n + rng.uniform(0.3, 0.7) * spike_n(ceiling_n)
    return hand.spike(to_n=to_n, rise_s=rng.uniform(0.1, 0.3), back_s=rng.uniform(0.2, 0.6))


INCIDENTS: tuple[Act, ...] = (
    *(nothing, harder, lighter, tire, tire, sag, dip, dip, sigh),
    *(cough, shift, slip, slip, stumble),
)


def some_incident(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    return INCIDENTS[rng.integers(len(INCIDENTS))](hand, rng, ceiling_n)
