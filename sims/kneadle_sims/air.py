"""What the air between ball and host does: when notifications arrive, and whether at all."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kneadle.samples import Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Fates:
    """What becomes of notifications, one after the other; all arrays (n,)."""

    copies: Ints  # 0 is lost
    swapped: NDArray[np.bool_]  # the one after overtakes it
    late_s: Floats


@dataclass(frozen=True, slots=True)
class Air:
    """What the link does to a script, in the script's own seconds. Shares are of notifications."""

    cuts: tuple[tuple[float, float], ...] = ()  # silent from, until; the ball runs on
    unplug_at_s: float = math.inf  # the cable is pulled
    lost_share: float = 0.0
    repeated_share: float = 0.0  # come two or three times
    swapped_share: float = 0.0
    delay_s: float = 0.0  # of the quickest
    jitter_s: float = 0.0  # mean of what comes on top, exponential
    seed: int = 0

    def carries(self, t_s: float) -> bool:
        return not any(start_s <= t_s < end_s for start_s, end_s in self.cuts)

    def fates(self, rng: np.random.Generator, count: int) -> Fates:
        """Of the next `count`: however they are asked for, the same ones meet the same fate."""
        lost, repeated, swapped, late = rng.random((count, 4)).T
        again = (repeated < self.repeated_share).astype(np.int64)
        thrice = repeated < self.repeated_share / 2
        return Fates(
            copies=np.where(lost < self.lost_share, 0, 1 + again + thrice),
            swapped=swapped < self.swapped_share,
            late_s=self.delay_s - self.jitter_s * np.log1p(-late),
        )
