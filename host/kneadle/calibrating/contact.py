"""How long the sensor has been under load: an FSR creeps from then on."""

import numpy as np

from kneadle.samples import Floats

LOADED_SHARE = 0.5  # of the lightest load's reading; ours: halfway is surely one or the other


class Contact:
    """Knows no newtons: loaded is what reads like half the lightest load, or more."""

    def __init__(self) -> None:
        self._zero_counts: float | None = None
        self._half_counts: float | None = None  # from zero, with its sign
        self.since_s: float | None = None

    def zero(self, raw_counts: float) -> None:
        self._zero_counts, self.since_s = raw_counts, None

    def lightest(self, raw_counts: float) -> None:
        if self._zero_counts is not None and self._half_counts is None:
            self._half_counts = LOADED_SHARE * (raw_counts - self._zero_counts)

    def began(self, t_s: float) -> None:
        """Something is being put on: before the first load is known, that is all one can tell."""
        if self._half_counts is None and self.since_s is None:
            self.since_s = t_s

    def keep(self, t_s: Floats, raw: Floats) -> None:
        """t_s, raw: (n,). Weights that are swapped free the sensor for a moment."""
        if self._zero_counts is None or not self._half_counts or len(raw) == 0:
            return
        free = ((raw - self._zero_counts) / self._half_counts < 1.0).nonzero()[0]
        if len(free) == 0:
            self.since_s = float(t_s[0]) if self.since_s is None else self.since_s
        elif free[-1] == len(raw) - 1:
            self.since_s = None
        else:
            self.since_s = float(t_s[free[-1] + 1])

    def loaded_s(self, t_s: float) -> float:
        """Seconds under load at that moment; 0 when there is none."""
        return 0.0 if self.since_s is None else max(0.0, t_s - self.since_s)


def grown(loaded_s: Floats, per_decade: float) -> Floats:
    """By what a reading has grown since the load came: a factor, (n,). As force.calibrate.Creep."""
    return np.asarray(1.0 + per_decade * np.log10(1.0 + loaded_s))
