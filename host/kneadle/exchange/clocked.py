"""The clock of the pipeline once more, for whoever only asks when readings were taken."""

import numpy as np

from kneadle.force.clock import SampleClock
from kneadle.samples import Floats, Hello, Ints, Samples


class Clocked:
    def __init__(self) -> None:
        self._hello: Hello | None = None
        self._clock: SampleClock | None = None

    def greet(self, hello: Hello) -> None:
        if self._clock is None:
            self._clock = SampleClock(hello)
        elif hello != self._hello:
            self._clock.greet(hello)
        self._hello = hello

    def take(self, samples: Samples) -> tuple[Floats, Ints]:
        """Seconds, and the places in `samples` of those that are used; none before a Hello."""
        if self._clock is None:
            return np.empty(0), np.empty(0, np.int64)
        place = np.arange(len(samples.tick), dtype=np.float64)
        t_s, used, _ = self._clock.take(samples.tick, place)
        return t_s, used.astype(np.int64)
