"""What hands do, as a person would tell it. Every verb returns a new hand."""

from abc import abstractmethod
from typing import Self

from kneadle_sims.steps import Bump, Cough, Dabs, Ramp, Relax, Rest, Roll, Shift, Stay, Step, Way

DIP_EDGE_S = 0.25
RELAXES_IN_S = 2.0  # the design: after an overshoot
RELAX_TAU_S = 0.7  # then 94 % of it is over. Ours
TIRES_IN_S = 13.0  # the design: a sustained grip falls to two thirds


class Verbs:
    __slots__ = ()

    @property
    @abstractmethod
    def now_n(self) -> float: ...

    @abstractmethod
    def then(self, step: Step) -> Self: ...

    def rest(self, for_s: float) -> Self:
        return self.then(Rest(for_s))

    def lean_on(self, to_n: float, *, over_s: float, way: Way = "smooth") -> Self:
        return self.then(Ramp(to_n, over_s, way))

    def press_to(self, to_n: float, *, over_s: float, way: Way = "smooth") -> Self:
        """Harder or less hard, and also past the ceiling."""
        return self.then(Ramp(to_n, over_s, way))

    def hold(self, *, for_s: float) -> Self:
        return self.then(Stay(for_s))

    def relax(self, *, by: float, over_s: float = RELAXES_IN_S) -> Self:
        """The tissue gives way by the share `by`: `lean_on(54).relax(by=0.2)` overshoots."""
        return self.then(Relax(1.0 - by, over_s, RELAX_TAU_S * over_s / RELAXES_IN_S))

    def tire(self, *, to: float = 2 / 3, over_s: float = TIRES_IN_S) -> Self:
        """A sustained press declines to the share `to`."""
        return self.then(Relax(to, over_s, over_s))

    def dip(self, *, to: float, for_s: float) -> Self:
        """Down to the share `to` of the force and back, `for_s` in all."""
        edge_s = min(DIP_EDGE_S, for_s / 2)
        return self.then(Bump(to * self.now_n, edge_s, for_s - 2 * edge_s, edge_s))

    def spike(self, *, to_n: float, rise_s: float = 0.12, back_s: float = 0.4) -> Self:
        """A slip onto the ball, caught at once."""
        return self.then(Bump(to_n, rise_s, 0.05, back_s))

    def cough(self, *, by_n: float, jolts: int = 3, jolt_s: float = 0.35, seed: int = 0) -> Self:
        return self.then(Cough(jolts, by_n, jolt_s, seed))

    def shift(self, to_n: float, *, wobble_n: float, over_s: float = 2.0) -> Self:
        """Weight moves onto the ball or off it, not without a wobble."""
        return self.then(Shift(to_n, wobble_n, over_s))

    def roll(
        self,
        *,
        low_n: float,
        high_n: float,
        rate_hz: float,
        for_s: float,
        stroke_m: float = 0.1,
        uneven: float = 0.0,
        seed: int = 0,
    ) -> Self:
        return self.then(Roll(low_n, high_n, rate_hz, for_s, stroke_m, uneven, seed))

    def roll_flat(self, *, by_n: float, for_s: float, rate_hz: float = 0.35, seed: int = 0) -> Self:
        """Long slow strokes that hardly change the force: only an IMU tells them from a hold."""
        low_n, high_n = self.now_n - by_n / 2, self.now_n + by_n / 2
        return self.then(Roll(low_n, high_n, rate_hz, for_s, 0.25, 0.1, seed))

    def dabs(
        self,
        count: int,
        peak_n: float,
        *,
        every_s: float = 1.5,
        uneven: float = 0.0,
        seed: int = 0,
    ) -> Self:
        """Searching for the spot; with firm dabs at 0.6-0.8 Hz, squeezing it."""
        return self.then(Dabs(count, peak_n, every_s, uneven, seed))

    def release(self, *, over_s: float = 0.4, way: Way = "smooth") -> Self:
        return self.then(Ramp(0.0, over_s, way))
