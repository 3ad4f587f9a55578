"""The last twenty seconds of pressing: enough to look back to an onset or an end."""

from collections import deque
from collections.abc import Iterator
from itertools import takewhile
from math import inf

from kneadle.detect.bins import Bin

REMEMBERED_S = 20.0


class Seen:
    """A bin as the hold detector saw it; `held` once it was counted as held."""

    __slots__ = ("bin", "held", "mean_n")

    def __init__(self, bin_: Bin) -> None:
        self.bin = bin_
        self.mean_n = bin_.mean_n
        self.held = False


class Recent:
    def __init__(self) -> None:
        self._seen: deque[Seen] = deque()
        self.last_s = inf  # of the newest bin: after nothing, nothing is missing

    def add(self, bin_: Bin) -> tuple[Seen, Seen | None]:
        """The newest, and the oldest if it is now too old to matter for an edge."""
        seen = Seen(bin_)
        self._seen.append(seen)
        self.last_s = bin_.last_s
        too_old = bin_.first_s - self._seen[0].bin.first_s > REMEMBERED_S
        return seen, self._seen.popleft() if too_old else None

    def forget(self, since_s: float) -> list[Seen]:
        """Takes out what was seen after `since_s`; returns it."""
        forgotten = list(takewhile(lambda s: s.bin.first_s >= since_s, reversed(self._seen)))
        for _ in forgotten:
            self._seen.pop()
        if forgotten:
            self.last_s = self._seen[-1].bin.last_s if self._seen else inf
        return forgotten

    def clear(self) -> None:
        self._seen.clear()
        self.last_s = inf

    def window(self, length_s: float) -> list[Seen]:
        """The bins of the last `length_s`, oldest first; empty while fewer were seen."""
        if not self._seen:
            return []
        end_s = self._seen[-1].bin.closed_s
        start_s = end_s - length_s
        newest_first = takewhile(lambda s: s.bin.closed_s > start_s, reversed(self._seen))
        window = list(newest_first)[::-1]
        full = len(window) < len(self._seen) or end_s - window[0].bin.first_s >= length_s
        return window if full else []

    def between(self, start_s: float, end_s: float) -> Iterator[Seen]:
        return (s for s in self._seen if start_s <= s.bin.first_s and s.bin.last_s <= end_s)

    def reached_s(self, edge_n: float, settled_s: float) -> float:
        """When the force first came above `edge_n` for good, around `settled_s`."""
        before = [s for s in self._seen if s.bin.first_s < settled_s]
        above = list(takewhile(lambda s: s.mean_n >= edge_n, reversed(before)))
        after = (s for s in self._seen if s.bin.first_s >= settled_s and s.mean_n >= edge_n)
        first = above[-1] if above else next(after, self._seen[-1])
        return first.bin.first_s

    def level_n(self, length_s: float, until_s: float) -> float:
        """Mean force of the last `length_s` that were held, no later than `until_s`."""
        n = sum_mn = span_us = 0.0
        for seen in reversed(self._seen):
            if seen.held and seen.bin.last_s <= until_s and span_us < length_s * 1e6:
                n += seen.bin.n
                sum_mn += seen.bin.sum_mn
                span_us += seen.bin.span_us
        return sum_mn / n / 1000 if n else 0.0

    def left_s(self, edge_n: float, until_s: float) -> float | None:
        """When a held force was last at least `edge_n`, no later than `until_s`."""
        return next(
            (
                s.bin.last_s
                for s in reversed(self._seen)
                if s.held and s.mean_n >= edge_n and s.bin.last_s <= until_s
            ),
            None,
        )
