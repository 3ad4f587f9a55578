"""Too hard: amber near the person's ceiling, red above it (facts row 10)."""

from kneadle.detect.episode import Episode
from kneadle.detect.lasting import lasted
from kneadle.detect.limits import Limits
from kneadle.events import Event
from kneadle.samples import Floats


class CeilingDetector:
    """Sees the smoothed force sample by sample, and skips what is far below."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.near, self.over = Episode("near_ceiling"), Episode("ceiling")
        self._amber_since_s: float | None = None
        self._red_since_s: float | None = None
        self._below_since_s: float | None = None

    def update(self, t_s: Floats, force_n: Floats) -> list[Event]:
        hot = (force_n >= self._amber_n).nonzero()[0]
        if len(hot) == 0 and self._quiet:
            return []
        events: list[Event] = []
        i = 0
        while i < len(t_s):
            if self._quiet:
                following = int(hot.searchsorted(i))
                if following == len(hot):
                    break
                i = int(hot[following])
            events += self._step(float(t_s[i]), float(force_n[i]))
            i += 1
        return events

    def finish(self, t_s: float) -> list[Event]:
        return [episode.end(t_s) for episode in (self.near, self.over) if episode.active]

    @property
    def _amber_n(self) -> float:
        return self.limits.amber_share * self.limits.ceiling_n

    @property
    def _quiet(self) -> bool:
        return self._amber_since_s is None and not (self.near.active or self.over.active)

    def _step(self, t_s: float, force_n: float) -> list[Event]:
        amber, red = force_n >= self._amber_n, force_n >= self.limits.ceiling_n
        self._amber_since_s = _since(self._amber_since_s, amber, t_s)
        self._red_since_s = _since(self._red_since_s, red, t_s)
        self._below_since_s = _since(self._below_since_s, not amber, t_s)
        self._note(t_s, force_n, amber=amber, red=red)
        return self._begin(t_s, force_n) + self._clear(t_s)

    def _note(self, t_s: float, force_n: float, *, amber: bool, red: bool) -> None:
        if amber and self.near.active:
            self.near.go_on(t_s, force_n)
        if red and self.over.active:
            self.over.go_on(t_s, force_n)

    def _begin(self, t_s: float, force_n: float) -> list[Event]:
        limits = self.limits
        if self.over.active:
            return []
        at_once = force_n >= limits.red_at_once_share * limits.ceiling_n
        if self._red_since_s is not None and (
            at_once or lasted(self._red_since_s, t_s, limits.red_s)
        ):
            return [self.over.begin(t_s, self._red_since_s, force_n)]
        if not self.near.active and lasted(self._amber_since_s, t_s, limits.amber_s):
            return [self.near.begin(t_s, self._amber_since_s or t_s, force_n)]
        return []

    def _clear(self, t_s: float) -> list[Event]:
        if not lasted(self._below_since_s, t_s, self.limits.clear_s):
            return []
        return self.finish(t_s)


def _since(since_s: float | None, holds: bool, t_s: float) -> float | None:
    if not holds:
        return None
    return t_s if since_s is None else since_s
