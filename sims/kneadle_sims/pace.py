"""When which sample is due."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Counted from one moment, so that no delay adds up."""

    began_s: float
    rate_hz: float
    speed: float = 1.0

    def due(self, now_s: float) -> int:
        """Samples that should have been taken by now."""
        return math.floor((now_s - self.began_s) * self.rate_hz * self.speed)

    def at_s(self, count: int) -> float:
        """When `count` samples will be due."""
        return self.began_s + count / (self.rate_hz * self.speed)
