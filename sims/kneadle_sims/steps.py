"""The things a hand does, one small value each: how long it takes and the force it means.

A step knows nothing of the others: it is told the force it starts from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from kneadle.samples import Floats

LET_GO_S = 0.3  # hands were seen to leave in 0.04-3.6 s
SHORTEST_AGGRESSIVE_HZ = 0.5  # half-cycles of up to 1 s: the design's definition
SPIKE_WITHIN_S = 0.25  # the design's definition

LabelKind = Literal["hold", "spike", "rolling", "ceiling"]


@dataclass(frozen=True, slots=True)
class Label:
    """What was meant. `level_n` is the force before a spike, the settled force of a hold."""

    kind: LabelKind
    start_s: float
    end_s: float
    level_n: float
    peak_n: float


class Step(Protocol):
    @property
    def for_s(self) -> float: ...

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        """t_s counts from the start of the step and stays below `for_s`."""

    def end_n(self, from_n: float) -> float: ...

    def label(self, start_s: float, from_n: float) -> Label | None: ...


def smooth(x: Floats) -> Floats:
    """Minimum jerk: from 0 at x=0 to 1 at x=1 with no corner, as hands move."""
    x = np.clip(x, 0.0, 1.0)
    return x**3 * (10.0 - 15.0 * x + 6.0 * x**2)


def _let_go(t_s: Floats, from_n: float, within_s: float) -> Floats:
    return from_n * (1.0 - smooth(t_s / min(LET_GO_S, within_s)))


class _Unremarkable:
    __slots__ = ()

    def label(self, start_s: float, from_n: float) -> Label | None:
        return None


class _ComesBack:
    __slots__ = ()

    def end_n(self, from_n: float) -> float:
        return from_n


@dataclass(frozen=True, slots=True)
class Rest(_Unremarkable):
    """Off the ball; lets go first if it was on it."""

    for_s: float

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return _let_go(t_s, from_n, self.for_s)

    def end_n(self, from_n: float) -> float:
        return 0.0


@dataclass(frozen=True, slots=True)
class Ramp(_Unremarkable):
    """Leaning on, pressing harder, easing off, letting go."""

    to_n: float
    for_s: float

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return from_n + (self.to_n - from_n) * smooth(t_s / self.for_s)

    def end_n(self, from_n: float) -> float:
        return self.to_n


@dataclass(frozen=True, slots=True)
class Stay(_ComesBack, _Unremarkable):
    for_s: float

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        return np.full_like(t_s, from_n)


@dataclass(frozen=True, slots=True)
class Bump(_ComesBack):
    """To `to_n` in `rise_s`, back in `back_s`: a slip when it is fast, a dip when it is lower."""

    to_n: float
    rise_s: float
    stay_s: float
    back_s: float

    @property
    def for_s(self) -> float:
        return self.rise_s + self.stay_s + self.back_s

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        up = smooth(t_s / self.rise_s)
        down = smooth((t_s - self.rise_s - self.stay_s) / self.back_s)
        return from_n + (self.to_n - from_n) * (up - down)

    def label(self, start_s: float, from_n: float) -> Label | None:
        if self.to_n <= from_n or self.rise_s > SPIKE_WITHIN_S:
            return None
        return Label("spike", start_s, start_s + self.for_s, from_n, self.to_n)


@dataclass(frozen=True, slots=True)
class Roll(_ComesBack):
    """Back and forth; the first and last half-cycle join it to the force before."""

    low_n: float
    high_n: float
    rate_hz: float
    for_s: float

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        wave = (1.0 - np.cos(2 * np.pi * self.rate_hz * t_s)) / 2
        rolled_n = self.low_n + (self.high_n - self.low_n) * wave
        half_s = min(0.5 / self.rate_hz, self.for_s / 2)
        share = smooth(t_s / half_s) * smooth((self.for_s - t_s) / half_s)
        return from_n + (rolled_n - from_n) * share

    def label(self, start_s: float, from_n: float) -> Label | None:
        if self.rate_hz < SHORTEST_AGGRESSIVE_HZ:
            return None
        return Label("rolling", start_s, start_s + self.for_s, self.low_n, self.high_n)


@dataclass(frozen=True, slots=True)
class Dabs(_Unremarkable):
    """Searching: on and off the ball, `every_s` apart, off it for a third of the time."""

    count: int
    peak_n: float
    every_s: float

    @property
    def for_s(self) -> float:
        return self.count * self.every_s

    def force_n(self, t_s: Floats, from_n: float) -> Floats:
        on = (t_s % self.every_s) / self.every_s * 1.5
        dabbed_n = self.peak_n * (smooth(2 * on) - smooth(2 * on - 1))
        return dabbed_n + _let_go(t_s, from_n, self.for_s)

    def end_n(self, from_n: float) -> float:
        return 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A step at its place in the script."""

    step: Step
    start_s: float
    from_n: float

    @property
    def end_s(self) -> float:
        return self.start_s + self.step.for_s


def place(steps: Iterable[Step]) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    start_s, force_n = 0.0, 0.0
    for step in steps:
        placed.append(Placed(step, start_s, force_n))
        start_s, force_n = start_s + step.for_s, step.end_n(force_n)
    return tuple(placed)


def meant_n(script: Sequence[Placed], t_s: Floats) -> Floats:
    """The force that was meant, before and after the script none. t_s (n,) to (n,)."""
    force_n = np.zeros_like(t_s)
    for placed in script:
        now = (t_s >= placed.start_s) & (t_s < placed.end_s)
        force_n[now] = placed.step.force_n(t_s[now] - placed.start_s, placed.from_n)
    return force_n
