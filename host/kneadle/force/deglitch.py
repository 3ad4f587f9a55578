"""Single wild readings, as a loose wire or a disturbed converter makes them.

A reading that lies farther from the one before than any hand can push is withheld until the
next one confirms it. The median that follows takes out two of any five readings; this takes
out any number, as long as no two in a row agree.
"""

import numpy as np

from kneadle.samples import Floats

JUMP_N = 30.0  # ours: smaller ones are left to the median
SLEW_N_PER_S = 2000.0  # ours: a slip of 60 N in 50 ms is at most this steep
Mask = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


class Deglitcher:
    """Starts anew after a step longer than `longest_step_s`: nothing confirms across a gap."""

    def __init__(self, longest_step_s: float) -> None:
        self._longest_step_s = longest_step_s
        self._good_s = self._doubt_s = -np.inf
        self._good_n = self._doubt_n = np.nan

    def update(self, t_s: Floats, force_n: Floats) -> tuple[Floats, Mask]:
        """Force without glitches, and where it is known at all: not before two agree. (n,) each."""
        jumps = self._jumps(t_s, force_n)
        clean_n = force_n.copy() if len(jumps) else force_n
        done = 0
        for at in jumps.tolist():
            if at >= done:
                done = self._through(at, t_s, clean_n)
        if done < len(t_s):
            self._good_s, self._good_n = float(t_s[-1]), float(force_n[-1])
        return clean_n, np.isfinite(clean_n)

    def _jumps(self, t_s: Floats, force_n: Floats) -> np.ndarray:
        """Readings far from the one before; the first also while the one before is in doubt."""
        before_s = np.concatenate(([self._good_s], t_s[:-1]))
        before_n = np.concatenate(([self._good_n], force_n[:-1]))
        near = _near(t_s - before_s, force_n - before_n) & (t_s - before_s <= self._longest_step_s)
        near[:1] &= not np.isfinite(self._doubt_n)
        return (~near).nonzero()[0]

    def _through(self, at: int, t_s: Floats, clean_n: Floats) -> int:
        """One by one from a jump on, until a reading is believed; returns the next index."""
        if at:
            self._good_s, self._good_n = float(t_s[at - 1]), float(clean_n[at - 1])
        while at < len(t_s):
            believed = self._believe(float(t_s[at]), float(clean_n[at]))
            clean_n[at] = self._good_n
            at += 1
            if believed:
                break
        return at

    def _believe(self, t_s: float, force_n: float) -> bool:
        if t_s - max(self._good_s, self._doubt_s) > self._longest_step_s:
            self._good_n = self._doubt_n = np.nan
        good = _near(t_s - self._good_s, force_n - self._good_n)
        believed = bool(good | _near(t_s - self._doubt_s, force_n - self._doubt_n))
        if believed:
            self._good_s, self._good_n, self._doubt_n = t_s, force_n, np.nan
        else:
            self._doubt_s, self._doubt_n = t_s, force_n
        return believed


def _near(apart_s: Floats | float, apart_n: Floats | float) -> Mask:
    """Whether a hand could have made the difference; False where there was no reading before."""
    return np.asarray(np.abs(apart_n) <= JUMP_N + SLEW_N_PER_S * np.asarray(apart_s))
