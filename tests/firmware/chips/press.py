"""What a hand does to a sensor."""


class Press:
    """Straight lines between points of (seconds, newtons); the ends go on for ever."""

    def __init__(self, points: "tuple[tuple[float, float], ...]") -> None:
        self._points = points

    def force_n(self, now_us: int) -> float:
        t_s = now_us / 1e6
        before_s, before_n = self._points[0]
        for at_s, at_n in self._points:
            if t_s < at_s:
                share = (t_s - before_s) / (at_s - before_s) if at_s > before_s else 1.0
                return before_n + (at_n - before_n) * max(share, 0.0)
            before_s, before_n = at_s, at_n
        return before_n


def steady(force_n: float) -> Press:
    return Press(((0.0, force_n),))
