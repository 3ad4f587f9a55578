"""How far the ball's clock runs from the host's."""

from collections import deque

import numpy as np

from kneadle.samples import Clock

SHORTEST_S = 10.0  # below it, the jitter of one packet is larger than any drift
REMEMBERED = 3600  # an hour of one Clock message a second


class DriftMeter:
    """Least squares over Clock messages: arrival jitter averages out, drift does not."""

    def __init__(self) -> None:
        self._points: deque[tuple[float, float]] = deque(maxlen=REMEMBERED)

    def add(self, clock: Clock, arrived_s: float) -> None:
        """A clock that went back is that of a ball that restarted."""
        ball_s = clock.ball_us / 1e6
        if self._points and ball_s < self._points[-1][0]:
            self._points.clear()
        self._points.append((ball_s, arrived_s))

    @property
    def clock_ppm(self) -> float | None:
        """Parts per million by which the ball's clock is fast. None before 10 s were seen."""
        ball_s, arrived_s = np.array(self._points, dtype=np.float64).reshape(-1, 2).T
        if len(arrived_s) < 3 or arrived_s[-1] - arrived_s[0] < SHORTEST_S:
            return None
        centred = arrived_s - arrived_s.mean()
        slope = float(centred @ (ball_s - ball_s.mean()) / (centred @ centred))
        return (slope - 1) * 1e6
