"""Ways to break the zero."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "zero", "detect/zero.py")
quarter = partial(Mutant, "zero", "detect/quarters.py")

MUTANTS = (
    mutant(
        breaks="a small load is zero at once",
        old="min(off_n, UP_N_PER_S / PER_S)",
        new="off_n",
    ),
    mutant(
        breaks="zero creeps up for as long as the load does",
        old="min(self.zero_n + min(off_n, UP_N_PER_S / PER_S), self._set_n + near_n)",
        new="self.zero_n + min(off_n, UP_N_PER_S / PER_S)",
    ),
    mutant(
        breaks="a shift is held back by the zero before it",
        old="self.zero_n = self._set_n = self._level_n",
        new="self.zero_n = self._level_n",
    ),
    mutant(
        breaks="a shift after a press is taken at once",
        old="self._lasting >= LEFT_FOR",
        new="self._lasting >= 1",
    ),
    mutant(
        breaks="a shift after a press waits as long as one without",
        old="self._lasting >= LEFT_FOR",
        new="self._lasting >= SUNK_FOR",
    ),
    mutant(
        breaks="a shift without a press is taken as soon as one after it",
        old="self._lasting >= SUNK_FOR",
        new="self._lasting >= LEFT_FOR",
    ),
    mutant(
        breaks="a touch becomes zero without any press before it",
        old=" and by_n < 0",
        new="",
    ),
    mutant(
        breaks="a touch after a press becomes zero though the ball was empty between them",
        old="if near:\n            self._since_press = SOON",
        new="if False:\n            self._since_press = SOON",
    ),
    mutant(
        breaks="a touch is a press that may leave a shift",
        old="if off_n >= self.limits.hold_min_n else self._since",
        new="if off_n >= self.limits.contact_on_n else self._since",
    ),
    mutant(
        breaks="a heavy load that a press left behind becomes zero",
        old=" and by_n <= self.limits.zero_rise_n",
        new="",
    ),
    mutant(
        breaks="short pulls add up to a shift",
        old="= quarter.mean_n, int(still), 0",
        new="= quarter.mean_n, self._lasting + still, 0",
    ),
    mutant(
        breaks="a shift is never taken",
        old="self._lasting + 1, 0",
        new="1, 0",
    ),
    mutant(
        breaks="what is left of a wild reading begins the wait for a shift anew",
        old="elif not still and self._odd < ODD_IN_A_ROW:",
        new="elif False:",
    ),
    mutant(
        breaks="moving only pauses the wait for a shift",
        old="elif not still and self._odd < ODD_IN_A_ROW:",
        new="elif not still:",
    ),
    mutant(
        breaks="letting go slowly is a shift",
        old="<= SAME_N + 3 * noise_n",
        new="<= self.limits.contact_on_n",
    ),
    mutant(
        breaks="a living touch becomes zero",
        old="return some.sd_n <= STILL_SD * noise_n + STILL_MORE_N",
        new="return True",
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
    quarter(
        breaks="the least of a second is that of its last quarter",
        old="min(self.low_mn, more.low_mn)",
        new="more.low_mn",
    ),
    quarter(
        breaks="a second is as steady as its last quarter",
        old="self.sum_sq_mn2 + more.sum_sq_mn2",
        new="self.n * (self.sum_mn / self.n) ** 2 + more.sum_sq_mn2 if self.n else more.sum_sq_mn2",
    ),
)
