"""The force as the sensor read it: quicker than judging it, so that a picture is there at once.

Neither smoothed nor sieved, and without a tare of the person's: a first look and no more.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from kneadle.force.calibrate import Calibrator
from kneadle.force.clock import SampleClock
from kneadle.samples import Calibrated, Floats, Hello, Message, Samples


def as_read(messages: Iterable[Message]) -> Iterator[tuple[Floats, Floats]]:
    """t_s and force_n of each message with readings, (n,) each, n > 0; rising in device time."""
    clock: SampleClock | None = None
    calibrator: Calibrator | None = None
    for message in messages:
        match message:
            case Hello():
                clock, calibrator = _greeted(clock, message), Calibrator(message.calibration)
            case Calibrated(calibration) if calibrator is not None:
                calibrator.use(calibration)
            case Samples(tick, raw) if clock is not None and calibrator is not None:
                t_s, raw, _ = clock.take(tick, raw)
                force_n = calibrator.apply(t_s, raw)
                known = np.isfinite(force_n)
                if known.any():
                    yield t_s[known], force_n[known]


def _greeted(clock: SampleClock | None, hello: Hello) -> SampleClock:
    if clock is None:
        return SampleClock(hello)
    clock.greet(hello)
    return clock
