"""The calibration in force, and the person's tare on top of the stored one."""

import numpy as np

from kneadle.events import Quality
from kneadle.force.calibrate import Calibrator, tared, to_newtons
from kneadle.force.last_second import LastSecond
from kneadle.samples import Calibration, Hello, Relative
from kneadle.telling import unit_of

TARE_STEADY_N = 4.0  # a second that moves more than this is somebody pressing
TARE_MOST_N = 30.0  # from the stored zero: more is a person, or a matter for a calibration
TARE_ENOUGH = 0.6  # of the readings of a second
NO_DATA = "No data to tare with yet."
KEEP_OFF = "Take everything off the ball, keep it still, then tare again."


class Zeroing:
    def __init__(self, hello: Hello) -> None:
        self._stored = hello.calibration  # as the ball has it, without the person's tare
        self._enough = TARE_ENOUGH * hello.rate_hz
        self.calibrator = Calibrator(hello.calibration)
        self.last_second = LastSecond()

    def inherit(self, before: "Zeroing") -> None:
        """The same ball began anew: what the person called zero still is."""
        self._stored, self.calibrator = before._stored, before.calibrator

    @property
    def relative(self) -> bool:
        return isinstance(self.calibrator.calibration, Relative)

    @property
    def unit(self) -> str:
        return unit_of(relative=self.relative)

    def calibrate(self, calibration: Calibration) -> bool:
        """Whether that is news; heard again it does not undo the person's tare."""
        if calibration == self._stored:
            return False
        self._stored = calibration
        self.calibrator.use(calibration)
        return True

    def tare(self, t_s: float, *, blind: bool, pressed: bool) -> Quality:
        """Call the last second zero, unless somebody pressed in it."""
        raw = self.last_second.raw()
        if blind or len(raw) < self._enough:
            return Quality(t_s, "tare_refused", NO_DATA)
        force_n = to_newtons(self._stored, raw)
        shift_n = float(np.median(force_n))
        if abs(shift_n) > TARE_MOST_N:
            words = f"{shift_n:+.0f} {self.unit} is too much for a tare: it needs a calibration."
            return Quality(t_s, "tare_refused", words)
        if np.ptp(force_n) > TARE_STEADY_N or pressed:
            words = f"It reads {shift_n:+.0f} {self.unit}, as if pressed. {KEEP_OFF}"
            return Quality(t_s, "tare_refused", words)
        self.calibrator.use(tared(self._stored, float(np.median(raw))))
        words = f"Zero is now {shift_n:+.1f} {self.unit} from the stored one."
        return Quality(t_s, "tared", words)
