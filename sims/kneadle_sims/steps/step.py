"""What every step can say, and the curves it is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

import numpy as np

from kneadle.samples import Floats

Ease = Callable[[Floats], Floats]
Way = Literal["smooth", "settle", "gather"]


class Step(Protocol):
    @property
    def for_s(self) -> float: ...

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        """t_s counts from the start of the step and stays below `for_s`."""

    def end_n(self, from_n: float) -> float: ...

    def rises(self, from_n: float) -> tuple["Rise", ...]:
        """Its ways up, by start."""


def smooth(x: Floats) -> Floats:
    """Minimum jerk: from 0 at x=0 to 1 at x=1 with no corner, as hands move."""
    x = np.clip(x, 0.0, 1.0)
    return x**3 * (10.0 - 15.0 * x + 6.0 * x**2)


def swing(x: Floats) -> Floats:
    """Half a cosine from 0 to 1: the way to and fro."""
    return (1.0 - np.cos(np.pi * np.clip(x, 0.0, 1.0))) / 2


def settle(x: Floats) -> Floats:
    """Fast at first, ever slower: weight let down."""
    return 1.0 - (1.0 - np.clip(x, 0.0, 1.0)) ** 2


def gather(x: Floats) -> Floats:
    """Slow at first, ever faster: weight that follows."""
    return np.clip(x, 0.0, 1.0) ** 2


WAYS: dict[Way, Ease] = {"smooth": smooth, "settle": settle, "gather": gather}
STEEPEST_AT: dict[Way, float] = {"smooth": 0.5, "settle": 0.0, "gather": 1.0}


@dataclass(frozen=True, slots=True)
class Rise:
    """One way up; `at_s` counts from the start of its step."""

    at_s: float
    for_s: float
    from_n: float
    to_n: float
    way: Way = "smooth"

    def steepest_s(self, within_s: float) -> float:
        """Where the steepest stretch of `within_s` begins."""
        return self.at_s + max(self.for_s - within_s, 0.0) * STEEPEST_AT[self.way]

    def gain_n(self, within_s: float) -> float:
        """How far it rises in that stretch."""
        from_s = self.steepest_s(within_s) - self.at_s
        low, high = WAYS[self.way](np.array([from_s, from_s + within_s]) / self.for_s)
        return (self.to_n - self.from_n) * float(high - low)


@dataclass(frozen=True, slots=True)
class Knots:
    """A curve that rests for a moment at each of its knots. t_s, force_n: (n,)"""

    t_s: Floats
    force_n: Floats

    def at(self, t_s: Floats, ease: Ease = smooth) -> Floats:
        i = np.clip(np.searchsorted(self.t_s, t_s, side="right") - 1, 0, len(self.t_s) - 2)
        share = ease((t_s - self.t_s[i]) / (self.t_s[i + 1] - self.t_s[i]))
        return self.force_n[i] + (self.force_n[i + 1] - self.force_n[i]) * share

    def rises(self) -> tuple[Rise, ...]:
        knots = zip(self.t_s.tolist(), self.force_n.tolist(), strict=True)
        return tuple(
            Rise(t_s, next_s - t_s, n, next_n)
            for (t_s, n), (next_s, next_n) in pairwise(knots)
            if next_n > n
        )


class NeverRises:
    __slots__ = ()

    def rises(self, from_n: float) -> tuple[Rise, ...]:
        return ()


class ComesBack:
    __slots__ = ()

    def end_n(self, from_n: float) -> float:
        return from_n


class LetsGo:
    """Lets go first if it was on the ball, and ends off it."""

    __slots__ = ()

    def end_n(self, from_n: float) -> float:
        return 0.0


LET_GO_S = 0.3  # hands were seen to leave in 0.04-3.6 s


def let_go(t_s: Floats, from_n: float, within_s: float) -> Floats:
    return from_n * (1.0 - smooth(t_s / min(LET_GO_S, within_s)))


def uneven_spans(count: int, span_s: float, uneven: float, rng: np.random.Generator) -> Floats:
    """`count` spans of about `span_s`, each longer or shorter by up to the share `uneven`."""
    spans = 1.0 + uneven * rng.uniform(-1.0, 1.0, count)
    return np.asarray(spans * (count * span_s / spans.sum()))
