"""Which readings can be believed, before anything is judged by them."""

from typing import NamedTuple

import numpy as np

from kneadle.detect.limits import Limits
from kneadle.detect.quality import MaskDetector
from kneadle.events import Event
from kneadle.force.deglitch import Deglitcher
from kneadle.samples import Floats, Hello, Mask

UNKNOWN_FOR_S = 0.1  # after 0.25 s in which a good reading stood in: said within 0.5 s in all


class Sifted(NamedTuple):
    """What is left of some readings, (n,) each; `wild`: where another force stands in."""

    t_s: Floats
    raw: Floats
    span_s: Floats
    force_n: Floats
    wild: Mask


class Sieve:
    """Tells bad data: what nobody can press, and wild readings that go on.

    `blind` says that the last reading was such.
    """

    def __init__(self, limits: Limits, hello: Hello) -> None:
        self._limits = limits
        self._deglitcher = Deglitcher(hello.rate_hz, limits.longest_step_s(hello.rate_hz))
        self._bad = MaskDetector("bad_data")
        self._unknown_since_s: float | None = None
        self.blind = False

    def sift(
        self, t_s: Floats, raw: Floats, span_s: Floats, force_n: Floats
    ) -> tuple[Sifted, list[Event]]:
        """(n,) each, n > 0."""
        known = np.abs(force_n) <= self._limits.implausible_n  # False for NaN too
        unbelievable = ~known
        clean_n = force_n
        if known.any():
            clean_n = force_n.copy()
            clean_n[known], agrees = self._deglitcher.update(t_s[known], force_n[known])
            known[known] = agrees
        bad = unbelievable | self._goes_on(t_s, known)
        self.blind = bool(bad[-1])
        events = self._bad.update(t_s, force_n, bad)
        wild = (clean_n != force_n)[known]
        return Sifted(t_s[known], raw[known], span_s[known], clean_n[known], wild), events

    def restart(self) -> None:
        """There is a new zero: old readings say nothing of new ones."""
        self._deglitcher.restart()

    def finish(self, t_s: float) -> list[Event]:
        return self._bad.finish(t_s)

    def _goes_on(self, t_s: Floats, known: Mask) -> Mask:
        """A single wild reading is nobody's business; that no two agree for a while is."""
        first = np.maximum.accumulate(np.where(known, np.arange(1, len(t_s) + 1), 0))
        before_s = t_s[0] if self._unknown_since_s is None else self._unknown_since_s
        since_s = np.where(first > 0, t_s[np.minimum(first, len(t_s) - 1)], before_s)
        self._unknown_since_s = None if known[-1] else float(since_s[-1])
        return np.asarray(~known & (t_s - since_s > UNKNOWN_FOR_S))
