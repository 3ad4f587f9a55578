"""What people do on a ball, from getting on to getting off. Ranges: design, "Measured"."""

from numpy.random import Generator

from kneadle_sims.hand import Hand
from kneadle_sims.scenarios.incidents import (
    LEAST_N,
    Act,
    any_seed,
    some_incident,
    some_way,
    spike_n,
)

WORKING = (0.3, 0.75)  # share of the ceiling: facts row 13, and somewhat lighter
DARING, DARES = (0.75, 0.9), 0.08  # some work where a breath may take them past it. Ours
# Of the whole way. Measured from 5 to 90 %: onsets 0.15-2.7 s, releases 0.04-3.6 s (likeness.py).
ONSET_S, LET_GO_S, EASE_OFF_S = (0.4, 5.0), (0.05, 0.8), (0.8, 5.6)
GENTLE_N_S = 50.0  # 12.5 N in a quarter second: surely no spike, whatever the breath adds


def get_on(hand: Hand, rng: Generator, to_n: float) -> Hand:
    """Unhurried, every third time with a pause half-way: a jolt is an act of its own."""
    if rng.uniform() < 0.3:
        hand = _lean_on(hand, rng, rng.uniform(0.3, 0.6) * to_n, rng.uniform(0.3, 1.2))
        return _lean_on(hand.hold(for_s=rng.uniform(0.1, 0.5)), rng, to_n, rng.uniform(0.3, 1.5))
    return _lean_on(hand, rng, to_n, rng.uniform(*ONSET_S))


def _lean_on(hand: Hand, rng: Generator, to_n: float, over_s: float) -> Hand:
    least_s = (
        2.0 * (to_n - hand.now_n) / GENTLE_N_S
    )  # every way is steepest at about twice its mean
    return hand.lean_on(to_n, over_s=max(over_s, least_s), way=some_way(rng))


def get_off(hand: Hand, rng: Generator) -> Hand:
    between_s = LET_GO_S if rng.uniform() < 0.6 else EASE_OFF_S
    return hand.release(over_s=rng.uniform(*between_s), way=some_way(rng))


def _level_n(rng: Generator, ceiling_n: float) -> float:
    share = DARING if rng.uniform() < DARES else WORKING
    return max(rng.uniform(*share) * ceiling_n, LEAST_N)


def _on(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """At a working level: at once, after an overshoot, or after a wobble."""
    level_n, how = _level_n(rng, ceiling_n), rng.uniform()
    if how < 0.2:
        hand = get_on(hand, rng, level_n)
        return hand.shift(level_n, wobble_n=0.15 * level_n, over_s=rng.uniform(1.2, 2.4))
    by = rng.uniform(0.1, 0.3)
    if how < 0.5 or level_n / (1.0 - by) > 0.85 * ceiling_n:
        return get_on(hand, rng, level_n)
    return get_on(hand, rng, level_n / (1.0 - by)).relax(by=by)


def press(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """A hold of 6-50 s in which this and that may happen."""
    hand = _on(hand, rng, ceiling_n).hold(for_s=rng.uniform(3.5, 15.0))
    for _ in range(rng.integers(0, 5)):
        hand = some_incident(hand, rng, ceiling_n).hold(for_s=rng.uniform(1.0, 10.0))
    return get_off(hand.hold(for_s=3.0), rng)


def long_press(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    half_s = rng.uniform(15.0, 46.0)
    hand = _on(hand, rng, ceiling_n).hold(for_s=half_s)
    return get_off(some_incident(hand, rng, ceiling_n).hold(for_s=half_s), rng)


def short_press(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    return get_off(_on(hand, rng, ceiling_n).hold(for_s=rng.uniform(3.2, 6.0)), rng)


def touch(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """Too short or too light for a hold."""
    if rng.uniform() < 0.5:
        hand = hand.lean_on(rng.uniform(6.0, 10.0), over_s=rng.uniform(0.5, 2.0))
        return hand.hold(for_s=rng.uniform(2.0, 8.0)).release(over_s=rng.uniform(0.1, 0.6))
    hand = _lean_on(hand, rng, _level_n(rng, ceiling_n), 0.5).hold(for_s=rng.uniform(0.1, 0.6))
    return hand.release(over_s=rng.uniform(0.1, 0.6))


def jump_on(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """Onto the ball at once, as a spike."""
    level_n = max(rng.uniform(0.45, 0.75) * ceiling_n, 1.5 * spike_n(ceiling_n))
    hand = hand.lean_on(level_n, over_s=rng.uniform(0.15, 0.5), way=some_way(rng))
    hand = hand.hold(for_s=rng.uniform(4.0, 12.0))
    return get_off(hand, rng)


def too_hard(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """From a hold past the ceiling and back or off the ball: a moment, or to stay there."""
    hand = _on(hand, rng, ceiling_n).hold(for_s=rng.uniform(3.5, 8.0))
    level_n, to_n = hand.now_n, rng.uniform(1.08, 1.4) * ceiling_n
    if rng.uniform() < 0.5:
        hand = hand.press_to(to_n, over_s=rng.uniform(0.12, 0.6)).hold(for_s=rng.uniform(0.3, 0.7))
    else:
        hand = hand.press_to(to_n, over_s=rng.uniform(0.12, 5.0)).hold(for_s=rng.uniform(3.5, 6.0))
    if rng.uniform() < 0.5:
        return hand.release(over_s=rng.uniform(0.1, 0.8))
    back = hand.press_to(min(level_n, 0.7 * ceiling_n), over_s=rng.uniform(0.3, 1.0))
    return get_off(back.hold(for_s=rng.uniform(3.5, 8.0)), rng)


def off_and_on(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    hand = _on(hand, rng, ceiling_n).hold(for_s=rng.uniform(4.0, 12.0))
    level_n = hand.now_n
    hand = hand.release(over_s=rng.uniform(0.1, 0.8)).rest(rng.uniform(0.8, 3.0))
    return get_off(get_on(hand, rng, level_n).hold(for_s=rng.uniform(4.0, 12.0)), rng)


def search(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    count, peak_n = int(rng.integers(2, 7)), rng.uniform(6.0, 0.55 * spike_n(ceiling_n))
    every_s = rng.uniform(0.9, 2.0)
    return hand.dabs(count, peak_n, every_s=every_s, uneven=0.25, seed=any_seed(rng))


def squeeze(hand: Hand, rng: Generator, ceiling_n: float) -> Hand:
    """In a rhythm of 0.6-0.8 Hz that leaves the ball each time."""
    count, peak_n = int(rng.integers(4, 11)), rng.uniform(0.3, 0.7) * ceiling_n
    every_s = 1.0 / rng.uniform(0.6, 0.8)
    return hand.dabs(count, peak_n, every_s=every_s, uneven=0.15, seed=any_seed(rng))


ACTS: tuple[Act, ...] = (
    *(press, press, press, press, press, short_press, touch, jump_on, too_hard),
    *(off_and_on, search, squeeze),
)
