"""How far the ball's clock runs from the host's, and its sampling from what it promised."""

from collections import deque

import numpy as np

from kneadle.samples import Clock

SHORTEST_S = 10.0  # below it, the jitter of one packet is larger than any drift
REMEMBERED = 3600  # an hour of one Clock message a second


class DriftMeter:
    """Least squares over Clock messages: arrival jitter averages out, drift does not."""

    def __init__(self) -> None:
        self._points: deque[tuple[int, float, float]] = deque(maxlen=REMEMBERED)

    def add(self, clock: Clock, arrived_s: float) -> None:
        """A clock that went back is that of a ball that restarted."""
        if self._points and clock.ball_us / 1e6 < self._points[-1][1]:
            self._points.clear()
        self._points.append((clock.tick, clock.ball_us / 1e6, arrived_s))

    @property
    def clock_ppm(self) -> float | None:
        """Parts per million by which the ball's clock is fast. None before 10 s were seen."""
        slope = self._slope(of=1, over=2)
        return None if slope is None else (slope - 1) * 1e6

    @property
    def rate_hz(self) -> float | None:
        """Samples per second of the ball's own clock. None before 10 s were seen."""
        return self._slope(of=0, over=1)

    def _slope(self, *, of: int, over: int) -> float | None:
        points = np.array(self._points, dtype=np.float64).reshape(-1, 3)
        x, y = points[:, over], points[:, of]
        if len(x) < 3 or x[-1] - x[0] < SHORTEST_S:
            return None
        centred = x - x.mean()
        return float(centred @ (y - y.mean()) / (centred @ centred))
