"""The part of a session that is shown, in seconds since it began."""

from dataclasses import dataclass

LEAST_S = 1.0  # ours: nearer there is nothing to see


@dataclass(frozen=True, slots=True)
class Window:
    """Never more than there is: `whole_s` of it, and `long_s` of that from `start_s` on."""

    whole_s: float
    start_s: float
    long_s: float

    @property
    def end_s(self) -> float:
        return self.start_s + self.long_s

    def zoomed(self, factor: float, at: float = 0.5) -> "Window":
        """By `factor`, above 1 for less time; what lies `at` this share of the width stays."""
        long_s = min(max(self.long_s / factor, LEAST_S), self.whole_s)
        return self._within(self.start_s + at * (self.long_s - long_s), long_s)

    def panned(self, share: float) -> "Window":
        """By this share of the width, above 0 to later."""
        return self._within(self.start_s + share * self.long_s, self.long_s)

    def around(self, start_s: float, end_s: float) -> "Window":
        """What lies between, in the middle of three times as much."""
        long_s = min(max(3 * (end_s - start_s), LEAST_AROUND_S), self.whole_s)
        return self._within((start_s + end_s - long_s) / 2, long_s)

    def of(self, whole_s: float) -> "Window":
        """The same part of something longer or shorter; all of it, if it was all."""
        if self.long_s >= self.whole_s:
            return whole(whole_s)
        other = whole(whole_s)
        return other._within(self.start_s, min(self.long_s, other.whole_s))

    def _within(self, start_s: float, long_s: float) -> "Window":
        return Window(self.whole_s, min(max(start_s, 0.0), self.whole_s - long_s), long_s)


LEAST_AROUND_S = 20.0  # as much as the live page shows


def whole(whole_s: float) -> Window:
    long_s = max(whole_s, LEAST_S)
    return Window(long_s, 0.0, long_s)
