"""What the device said of itself so far: who it is, its readings, its answers."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from kneadle.force.clock import SampleClock
from kneadle.samples import Answer, Calibrated, Calibration, Floats, Hello, Message, Samples


class Hearing:
    """`heard` gets every fresh reading as (t_s, raw), both (n,) and finite, n > 0."""

    def __init__(self) -> None:
        self.t_s = 0.0  # of the last reading
        self.raw_counts = np.nan  # of the last reading
        self.answers: list[Answer] = []
        self.calibrations_heard = 0
        self.heard: Callable[[Floats, Floats], None] = lambda t_s, raw: None
        self._hello: Hello | None = None
        self._clock: SampleClock | None = None

    @property
    def hello(self) -> Hello:
        assert self._hello is not None, "before it was met"
        return self._hello

    @property
    def calibration(self) -> Calibration:
        """What it says itself, or what is remembered for it."""
        return self.hello.calibration

    @property
    def met(self) -> bool:
        """It said who it is, and its readings come."""
        return not np.isnan(self.raw_counts)

    def take(self, message: Message) -> None:
        match message:
            case Hello():
                self._greeted(message)
            case Calibrated(calibration) if self._hello is not None:
                self._hello = replace(self._hello, calibration=calibration)
                self.calibrations_heard += 1
            case Answer():
                self.answers.append(message)
            case Samples() if self._clock is not None:
                self._readings(*self._clock.take(message.tick, message.raw)[:2])

    def _greeted(self, hello: Hello) -> None:
        self._hello = hello
        if self._clock is None:
            self._clock = SampleClock(hello)
        self._clock.greet(hello)

    def _readings(self, t_s: Floats, raw: Floats) -> None:
        finite = np.isfinite(raw)
        t_s, raw = t_s[finite], raw[finite]
        if len(raw):
            self.t_s, self.raw_counts = float(t_s[-1]), float(raw[-1])
            self.heard(t_s, raw)
