"""How packets leave the ball: when, and whether at all."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Air:
    """What the link does to a script, in the script's own seconds."""

    cuts: tuple[tuple[float, float], ...] = ()  # silent from, until; the ball runs on
    unplug_at_s: float = math.inf  # the cable is pulled

    def carries(self, t_s: float) -> bool:
        return not any(start_s <= t_s < end_s for start_s, end_s in self.cuts)


@dataclass(frozen=True, slots=True)
class Pace:
    """When which sample is due, counted from one moment so that no delay adds up."""

    began_s: float
    rate_hz: float
    speed: float = 1.0

    def due(self, now_s: float) -> int:
        """Samples that should have been taken by now."""
        return math.floor((now_s - self.began_s) * self.rate_hz * self.speed)

    def at_s(self, count: int) -> float:
        """When `count` samples will be due."""
        return self.began_s + count / (self.rate_hz * self.speed)
