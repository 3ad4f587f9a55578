"""The last second of raw counts, for a tare."""

from collections import deque

import numpy as np

from kneadle.samples import Floats

LENGTH_S = 1.0


class LastSecond:
    def __init__(self) -> None:
        self._blocks: deque[tuple[Floats, Floats]] = deque()

    def keep(self, t_s: Floats, raw: Floats) -> None:
        if len(t_s) == 0:
            return
        self._blocks.append((t_s, raw))
        while self._blocks[0][0][-1] < t_s[-1] - LENGTH_S:
            self._blocks.popleft()

    def raw(self) -> Floats:
        """Finite raw counts of the last second, oldest first."""
        if not self._blocks:
            return np.empty(0)
        t_s = np.concatenate([block[0] for block in self._blocks])
        raw = np.concatenate([block[1] for block in self._blocks])
        last: Floats = raw[(t_s > t_s[-1] - LENGTH_S) & np.isfinite(raw)]
        return last
