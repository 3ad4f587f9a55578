"""Single wild readings, as a loose wire or a disturbed converter makes them.

A reading that lies farther from the one before than any hand can push is withheld until the
next one agrees with it; if the one after those two is back where it was, they were wild both.
The median that follows takes out two of any five readings; this takes out many more.
"""

import numpy as np

from kneadle.samples import Floats, Mask

JUMP_N = 12.0  # ours: smaller ones are left to the median
SLEW_N_PER_S = 2000.0  # ours: a slip of 60 N in 50 ms is at most this steep
NEVER = (-np.inf, np.nan)


class Deglitcher:
    """Starts anew after a step longer than `longest_step_s`: nothing agrees across a gap.

    Nor does a good reading stand in for wild ones any longer than that.
    """

    def __init__(self, rate_hz: float, longest_step_s: float) -> None:
        self._period_s = 1 / rate_hz
        self._longest_step_s = longest_step_s
        self.restart()

    def restart(self) -> None:
        """The next reading has none before it to agree with."""
        self._good = self._doubt = self._before = NEVER  # (t_s, force_n) each

    def update(self, t_s: Floats, force_n: Floats) -> tuple[Floats, Mask]:
        """Force without glitches, and where it is known at all: not before two agree. (n,) each.

        n > 0.
        """
        jumps = self._jumps(t_s, force_n)
        clean_n = force_n.copy() if len(jumps) else force_n
        done = 0
        for at in jumps.tolist():
            if at >= done:
                done = self._through(at, t_s, clean_n)
        if done < len(t_s):
            self._good = (float(t_s[-1]), float(force_n[-1]))
        return clean_n, np.isfinite(clean_n)

    def _jumps(self, t_s: Floats, force_n: Floats) -> np.ndarray:
        """Readings far from the one before; the first also while something is in doubt."""
        before_s = np.concatenate(([self._good[0]], t_s[:-1]))
        before_n = np.concatenate(([self._good[1]], force_n[:-1]))
        near = self._near(t_s - before_s, force_n - before_n)
        near &= t_s - before_s <= self._longest_step_s
        near[:1] &= self._settled
        return (~near).nonzero()[0]

    def _through(self, at: int, t_s: Floats, clean_n: Floats) -> int:
        """One by one from a jump on, until all is settled; returns the next index."""
        if at:
            self._good = (float(t_s[at - 1]), float(clean_n[at - 1]))
        settled = False
        while at < len(t_s) and not settled:
            self._judge((float(t_s[at]), float(clean_n[at])))
            clean_n[at] = self._good[1]
            settled = self._settled
            at += 1
        return at

    @property
    def _settled(self) -> bool:
        return self._doubt is NEVER and self._before is NEVER

    def _judge(self, now: tuple[float, float]) -> None:
        if now[0] - self._good[0] > self._longest_step_s:
            self._good = self._before = NEVER
        if now[0] - self._doubt[0] > self._longest_step_s:
            self._doubt = NEVER
        if self._agree(now, self._good) or self._agree(now, self._before):
            self._good, self._doubt, self._before = now, NEVER, NEVER
        elif self._agree(now, self._doubt):
            self._good, self._doubt, self._before = now, NEVER, self._good
        else:
            self._doubt = now

    def _agree(self, now: tuple[float, float], then: tuple[float, float]) -> bool:
        return bool(self._near(now[0] - then[0], now[1] - then[1]))

    def _near(self, apart_s: Floats | float, apart_n: Floats | float) -> Mask:
        """Whether a hand could have made the difference; False where there is nothing to differ.

        Missing readings excuse none: after them, too, the next one must agree.
        """
        steep_s = np.minimum(apart_s, self._period_s)
        return np.asarray(np.abs(apart_n) <= JUMP_N + SLEW_N_PER_S * steep_s)
