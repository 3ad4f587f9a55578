"""Made-up but believable sessions, one a seed. Ranges: real recordings (design, "Measured")."""

from collections.abc import Callable

from numpy.random import Generator, default_rng

from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario

Act = Callable[[Hand, Generator], Hand]


def script(seed: int, duration_s: float = 60.0) -> Scenario:
    return Scenario(f"script-{seed}", "made up", random_hand(seed, duration_s))


def random_hand(seed: int, duration_s: float) -> Hand:
    """At least `duration_s`; the last thing begun is finished."""
    rng = default_rng(seed)
    hand = Hand(seed).rest(rng.uniform(1.0, 3.0))
    while hand.duration_s < duration_s:
        act = ACTS[rng.choice(len(ACTS), p=OFTEN)]
        hand = act(hand, rng).rest(rng.uniform(1.0, 5.0))
    return hand


def _press(hand: Hand, rng: Generator) -> Hand:
    """Overshoots, relaxes by 10-30 %, holds, perhaps sags, dips or slips, and lets go."""
    level_n = rng.uniform(20.0, 60.0)
    top_n = level_n / (1.0 - rng.uniform(0.0, 0.3))
    hand = hand.lean_on(top_n, over_s=max(rng.uniform(0.5, 4.0), top_n / 20.0))
    hand = hand.press_to(level_n, over_s=2.0).hold(for_s=rng.uniform(1.0, 20.0))
    hand = INCIDENTS[rng.integers(len(INCIDENTS))](hand, rng)
    return hand.hold(for_s=rng.uniform(1.0, 20.0)).release(over_s=rng.uniform(0.1, 3.0))


def _nothing(hand: Hand, rng: Generator) -> Hand:
    return hand


def _sag(hand: Hand, rng: Generator) -> Hand:
    return hand.press_to(hand.now_n * rng.uniform(0.6, 0.8), over_s=13.0)


def _dip(hand: Hand, rng: Generator) -> Hand:
    return hand.dip(to=rng.uniform(0.6, 0.75), for_s=rng.uniform(0.4, 1.1))


def _slip(hand: Hand, rng: Generator) -> Hand:
    return hand.spike(to_n=hand.now_n + rng.uniform(30.0, 60.0), rise_s=rng.uniform(0.08, 0.2))


def _roll(hand: Hand, rng: Generator) -> Hand:
    low_n, rate_hz = rng.uniform(10.0, 25.0), rng.uniform(0.6, 1.2)
    hand = hand.lean_on(low_n, over_s=1.0).roll(
        low_n=low_n,
        high_n=low_n + rng.uniform(35.0, 60.0),
        rate_hz=rate_hz,
        for_s=rng.uniform(4.0, 8.0) / rate_hz,
    )
    return hand.release()


def _search(hand: Hand, rng: Generator) -> Hand:
    return hand.dabs(int(rng.integers(2, 6)), rng.uniform(8.0, 18.0))


INCIDENTS: tuple[Act, ...] = (_nothing, _nothing, _sag, _dip, _slip)
ACTS: tuple[Act, ...] = (_press, _roll, _search)
OFTEN = (0.6, 0.2, 0.2)
