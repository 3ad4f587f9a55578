"""Ways to break the alarm chain."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "smooth", "force/smooth.py")

MUTANTS = (
    mutant(
        breaks="a jolt is judged by three readings however wild the sensor",
        old="if not wild.any() and t_s[0] - self._wild_s > WILD_FOR_S:",
        new="if True:",
    ),
    mutant(
        breaks="a wild reading is forgotten with its packet",
        old="if not wild.any() and t_s[0] - self._wild_s > WILD_FOR_S:",
        new="if not wild.any():",
    ),
    mutant(
        breaks="after one wild reading five are asked for ever",
        old="sound = t_s - wild_s > WILD_FOR_S",
        new="sound = np.isneginf(wild_s)",
    ),
    mutant(
        breaks="a median of five is said to be of a later moment",
        old="later = extended[0, -n - late : -late],",
        new="later = extended[0, -n - 1 : -1],",
    ),
    mutant(
        breaks="it starts at nothing",
        old="self._rest * force_n",
        new="self._rest * 0.0",
    ),
    mutant(
        breaks="force from before a gap goes on after it",
        old="> self._longest_step_s).nonzero()",
        new="> 10 * self._longest_step_s).nonzero()",
    ),
    mutant(
        breaks="force from before a new zero goes on after it",
        old='"""The next sample stands for itself."""\n        self._last_s = None',
        new='"""The next sample stands for itself."""',
    ),
)
