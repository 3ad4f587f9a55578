"""Ways to break the person's own ceiling."""

from functools import partial

from mutation.mutant import Mutant

mutant = partial(Mutant, "personal", "detect/personal.py")

MUTANTS = (
    mutant(
        breaks="a sensor nobody calibrated is trusted",
        old="UNCALIBRATED_GUARD if self.relative else 0.0",
        new="0.0",
    ),
    mutant(
        breaks="the guard is taken again with every sensor",
        old="self.limits.fitted(self._asked_n, ",
        new="self.limits.fitted(self.limits.ceiling_n, ",
    ),
    mutant(
        breaks="what was asked for later is forgotten",
        old="self._asked_n = ceiling_n\n        return",
        new="return",
    ),
    mutant(
        breaks="a ceiling that was refused comes back with the next sensor",
        old="try:\n            self.limits.with",
        new="self._asked_n = ceiling_n\n        try:\n            self.limits.with",
    ),
    mutant(
        breaks="another ball has the full scale of the one before",
        old="self._sensor_full_scale_n = hello.full_scale_n",
        new="self._sensor_full_scale_n = self._sensor_full_scale_n or hello.full_scale_n",
    ),
    mutant(
        breaks="a ceiling is taken without a word",
        old="self._fit(t_s) or [self._told(t_s)]",
        new="self._fit(t_s)",
    ),
    mutant(
        breaks="a relative sensor has the full scale it says in newtons",
        old="RELATIVE_FULL_SCALE if self.relative else self._sensor_full_scale_n",
        new="self._sensor_full_scale_n",
    ),
    mutant(
        breaks="a ceiling too low for any hold leaves the higher one in force",
        old="max(ceiling_n, self._least_n)",
        new="ceiling_n",
    ),
    mutant(
        breaks="a sensor that is too weak is called uncalibrated",
        old="UNCALIBRATED if self.relative else BEYOND",
        new="UNCALIBRATED",
    ),
)
