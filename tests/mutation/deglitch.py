"""Ways to break the end of wild readings."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "deglitch", "force/deglitch.py")

MUTANTS = (
    mutant(
        breaks="a slip seen at a low rate is a wild reading",
        old="JUMP_N + SLEW_N_PER_S * steep_s",
        new="JUMP_N + 0 * steep_s",
    ),
    mutant(
        breaks="a hole in the data excuses a wild reading",
        old="steep_s = np.minimum(apart_s, self._period_s)",
        new="steep_s = apart_s",
    ),
    mutant(
        breaks="a good reading stands in for wild ones however long they last",
        old="now[0] - self._good[0] > self._longest_step_s",
        new="now[0] - max(self._good[0], self._doubt[0]) > self._longest_step_s",
    ),
    mutant(
        breaks="a reading after a gap agrees with one before it",
        old="now[0] - self._good[0] > self._longest_step_s",
        new="now[0] - self._good[0] > 10 * self._longest_step_s",
    ),
    mutant(
        breaks="a reading after a gap confirms a doubtful one before it",
        old="now[0] - self._doubt[0] > self._longest_step_s",
        new="now[0] - self._doubt[0] > 10 * self._longest_step_s",
    ),
    mutant(
        breaks="a step that stays is never believed",
        old="elif self._agree(now, self._doubt):",
        new="elif False:",
    ),
    mutant(
        breaks="two wild readings that agree are believed for good",
        old=" or self._agree(now, self._before)",
        new="",
    ),
    mutant(
        breaks="where the force was before a step is never forgotten",
        old="self._good, self._doubt, self._before = now, NEVER, NEVER",
        new="self._good, self._doubt = now, NEVER",
    ),
    mutant(
        breaks="a first reading after a gap is believed at once",
        old="near &= t_s - before_s <= self._longest_step_s",
        new="near |= t_s - before_s > self._longest_step_s",
    ),
    mutant(
        breaks="a wild reading is believed for another much later",
        old="self._good, self._doubt, self._before = now, NEVER, NEVER",
        new="self._good, self._before = now, NEVER",
    ),
    mutant(
        breaks="a packet that ends in doubt is forgotten",
        old="near[:1] &= self._settled",
        new="near[:1] &= True",
    ),
    mutant(
        breaks="the next packet does not know where the last one ended",
        old="self._good = (float(t_s[-1]), float(force_n[-1]))",
        new="pass",
    ),
    mutant(
        breaks="the readings themselves are overwritten",
        old="force_n.copy() if len(jumps) else force_n",
        new="force_n",
    ),
    mutant(
        breaks="a force nobody knows is handed on",
        old="np.isfinite(clean_n)",
        new="np.full(len(clean_n), True)",
    ),
)
