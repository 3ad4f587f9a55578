"""Ways to break the zero."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "zero", "detect/zero.py")

MUTANTS = (
    mutant(
        breaks="a small load is zero at once",
        old="min(off_n, UP_N_PER_S / PER_S)",
        new="off_n",
    ),
    mutant(
        breaks="a shift is taken at once",
        old="RISEN_FOR if off_n > 0 else SUNK_FOR",
        new="1",
    ),
    mutant(
        breaks="a shift down is taken as soon as one up",
        old="RISEN_FOR if off_n > 0 else SUNK_FOR",
        new="RISEN_FOR",
    ),
    mutant(
        breaks="short pulls add up to a shift",
        old="self._lasting + 1 if lasts else 0",
        new="self._lasting + lasts",
    ),
    mutant(
        breaks="a shift is never taken",
        old="self._lasting + 1 if lasts else 0",
        new="1 if lasts else 0",
    ),
    mutant(
        breaks="a living touch becomes zero",
        old="still = second.sd_n <= STILL_SD * noise_n + STILL_MORE_N",
        new="still = True",
    ),
    mutant(
        breaks="a heavy load that lies still becomes zero",
        old=" and off_n <= self.limits.zero_rise_n",
        new="",
    ),
    mutant(
        breaks="a few readings of a second are enough",
        old="if second.n < self._enough:",
        new="if second.n < 1:",
    ),
    mutant(
        breaks="what lies on both sides of a gap makes a second",
        old=" if quarter.number > since",
        new="",
    ),
    mutant(
        breaks="a moved zero is told again and again",
        old="self.told_n = self.zero_n\n        return [",
        new="return [",
    ),
    mutant(
        breaks="a press from the first sample on is zero",
        old="moves or max(-low_n, high_n) >= self.limits.hold_min_n",
        new="moves",
    ),
    mutant(
        breaks="a lean in the first second is zero",
        old="moves or max(-low_n, high_n) >= self.limits.hold_min_n",
        new="max(-low_n, high_n) >= self.limits.hold_min_n",
    ),
    mutant(
        breaks="of a quarter of a second that was cut only the last part counts",
        old="self._open = self._open.and_(row)",
        new="self._open = row",
    ),
)
