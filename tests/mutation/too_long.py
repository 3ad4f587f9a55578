"""Ways to break the word that it is enough."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "too_long", "detect/too_long.py")

MUTANTS = (
    mutant(
        breaks="the target is already too long",
        old="self.limits.hold_stop_s",
        new="self.limits.hold_target_s",
    ),
    mutant(
        breaks="it is dated back to the onset, as if all of it had been too long",
        old="self.episode.begin(bin_.closed_s, due_s, force_n)",
        new="self.episode.begin(bin_.closed_s, hold_start_s, force_n)",
    ),
    mutant(
        breaks="it is told again and again",
        old="if self.episode.active:\n            self.episode.go_on(bin_.last_s, force_n)\n"
        "            return ()",
        new="",
    ),
    mutant(
        breaks="the end of the hold does not end it",
        old="return self.finish(bin_.closed_s)",
        new="return ()",
    ),
    mutant(
        breaks="it never goes on",
        old="self.episode.go_on(bin_.last_s, force_n)",
        new="pass",
    ),
    mutant(
        breaks="one that lasts to the end of the session is never over",
        old="return [self.episode.end(t_s)] if self.episode.active else ()",
        new="return ()",
    ),
    mutant(
        breaks="it comes a second early",
        old="bin_.last_s < due_s or",
        new="bin_.last_s < due_s - 1.0 or",
    ),
    mutant(
        breaks="who has just let go is told to",
        old=" or bin_.mean_n < self.limits.hold_min_n",
        new="",
    ),
)
