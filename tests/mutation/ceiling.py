"""Ways to break the ceiling."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "ceiling", "detect/ceiling.py")
lasting = partial(Mutant, "ceiling", "detect/lasting.py")

MUTANTS = (
    mutant(
        breaks="red waits as long as amber",
        old="lasted(self._red_since_s, t_s, limits.red_s)",
        new="lasted(self._red_since_s, t_s, limits.amber_s)",
    ),
    mutant(
        breaks="far above the ceiling is not told at once",
        old="at_once or lasted(",
        new="lasted(",
    ),
    mutant(
        breaks="the ceiling itself is already far above",
        old="limits.red_at_once_share * limits.ceiling_n",
        new="limits.amber_share * limits.ceiling_n",
    ),
    mutant(
        breaks="moments below amber add up to the end of a warning",
        old="_since(self._below_since_s, not amber, t_s)",
        new="self._below_since_s if amber else _since(self._below_since_s, True, t_s)",
    ),
    mutant(
        breaks="it is over as soon as amber would begin",
        old="t_s, self.limits.clear_s)",
        new="t_s, self.limits.amber_s)",
    ),
    mutant(
        breaks="once the force is low a warning is never cleared",
        old="self._amber_since_s is None and not (self.near.active or self.over.active)",
        new="self._amber_since_s is None",
    ),
    mutant(
        breaks="a block that is nowhere hot is skipped, whatever is open",
        old="if len(hot) == 0 and self._quiet:",
        new="if len(hot) == 0:",
    ),
    mutant(
        breaks="red is not dated back to the crossing",
        old="self.over.begin(t_s, self._red_since_s, force_n)",
        new="self.over.begin(t_s, t_s, force_n)",
    ),
    mutant(
        breaks="amber is told with every sample",
        old="if not self.near.active and lasted(",
        new="if lasted(",
    ),
    mutant(
        breaks="red goes on only while amber was told too",
        old="if red and self.over.active:",
        new="if red and self.near.active:",
    ),
    lasting(
        breaks="whether 0.3 s have passed depends on rounding",
        old="limit_s - A_NANOSECOND",
        new="limit_s",
    ),
)
