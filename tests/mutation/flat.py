"""Ways to break what says that a sensor is stuck."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "flat", "detect/flat.py")

MUTANTS = (
    mutant(
        breaks="what was vouched for before it was known to be stuck stays",
        old="span_s[start] -= now_s - since_s[start]",
        new="span_s[start] = 0.0",
    ),
    mutant(
        breaks="a wild reading is a sign of life",
        old="if not wild.any():",
        new="if True:",
    ),
    mutant(
        breaks="time is held while a stuck sensor reads wild",
        old="span_s[wild & dead] = 0.0",
        new="pass",
    ),
    mutant(
        breaks="what it repeats in later packets counts again",
        old="elif self.stuck:\n                span_s[start:end] = 0.0",
        new="elif self.stuck:\n                pass",
    ),
    mutant(
        breaks="one value on both sides of a gap is a stuck sensor",
        old="(raw != before) | (t_s - before_s > self._longest_s)",
        new="raw != before",
    ),
    mutant(
        breaks="each packet begins anew",
        old="np.concatenate(([self._raw], raw[:-1]))",
        new="np.concatenate(([np.nan], raw[:-1]))",
    ),
    mutant(
        breaks="since when it repeats is forgotten with every packet",
        old="np.where(index >= 0, t_s[index], self._since_s)",
        new="np.where(index >= 0, t_s[index], t_s[0])",
    ),
    mutant(
        breaks="it is told with every packet",
        old="np.concatenate(([self._flat], flat[:-1]))",
        new="np.concatenate(([False], flat[:-1]))",
    ),
    mutant(
        breaks="an FSR may not rest",
        old="self._noisy_at_rest | (force_n >= self._limits.hold_min_n)",
        new="np.full(len(raw), True)",
    ),
    mutant(
        breaks="a stuck load cell is told only under load",
        old="self._noisy_at_rest | (force_n",
        new="(force_n",
    ),
    mutant(
        breaks="a recording drawn without noise is of a stuck sensor",
        old="return self._noisy_at_rest or (turned",
        new="return True or (turned",
    ),
    mutant(
        breaks="a sensor that recovered stays stuck",
        old="if start in turns and self.stuck:",
        new="if False:",
    ),
    mutant(
        breaks="one that is stuck to the end of the session is never over",
        old="return [self.episode.end(t_s)] if self.stuck else []",
        new="return []",
    ),
    mutant(
        breaks="memory grows with the session",
        old="changes[-REMEMBERED:]))[-REMEMBERED:]",
        new="changes))",
    ),
)
