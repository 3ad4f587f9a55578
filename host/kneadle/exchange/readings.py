"""The readings of a session with their time and force, in the order in which they came.

Nothing is smoothed, and no zero is followed: force is what the calibration in force, and the
person's tare, made of the raw count.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from kneadle.detect.limits import Limits
from kneadle.exchange.clocked import Clocked
from kneadle.exchange.merged import merged
from kneadle.force.calibrate import Calibrator
from kneadle.pipeline import Pipeline
from kneadle.samples import Calibrated, Floats, Hello, Ints, Message, Samples, Tare


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """All arrays (n,), n > 0. `t_s` and `force_n` are NaN where the pipeline did not use a reading:

    it came again, too late, or before the device had said what it is.
    """

    tick: Ints
    raw: Floats
    t_s: Floats
    force_n: Floats

    def used(self) -> "Readings":
        """Those with a time, which rises."""
        there = ~np.isnan(self.t_s)
        return Readings(self.tick[there], self.raw[there], self.t_s[there], self.force_n[there])


def readings(messages: Callable[[], Iterable[Message]], limits: Limits) -> Iterator[Readings]:
    """`messages` gives them from the beginning each time, `limits` are those of the beginning."""
    pipeline, beside = Pipeline(limits), _Beside()
    tared = any(isinstance(message, Tare) for message in messages())
    for message in messages() if tared else merged(filter(_calibrates, messages())):
        if isinstance(message, Samples) and len(message.tick):
            yield beside.read(message, pipeline)
        elif isinstance(message, Hello):
            beside.greet(message)
        # A tare asks whether somebody pressed. Without one no detector has to look.
        if tared or not isinstance(message, Samples):
            pipeline.feed([message])


def _calibrates(message: Message) -> bool:
    """Other words would only cut the readings into small pieces."""
    return isinstance(message, Samples | Hello | Calibrated)


class _Beside:
    """The clock of the pipeline and its calibration once more: it does not tell which it used."""

    def __init__(self) -> None:
        self._clocked = Clocked()
        self._calibrator: Calibrator | None = None
        self.greet = self._clocked.greet

    def read(self, samples: Samples, pipeline: Pipeline) -> Readings:
        t_s, force_n = np.full((2, len(samples.tick)), np.nan)
        if pipeline.decisions is not None:
            taken_s, kept = self._clocked.take(samples)
            calibrator = self._in_force(pipeline.decisions.calibrator)
            t_s[kept] = taken_s
            force_n[kept] = calibrator.apply(taken_s, samples.raw[kept])
        return Readings(samples.tick, samples.raw, t_s, force_n)

    def _in_force(self, theirs: Calibrator) -> Calibrator:
        """Its own, since an FSR's creep is remembered from one block to the next."""
        if self._calibrator is None:
            self._calibrator = Calibrator(theirs.calibration)
        elif self._calibrator.calibration is not theirs.calibration:
            self._calibrator.use(theirs.calibration)
        return self._calibrator
