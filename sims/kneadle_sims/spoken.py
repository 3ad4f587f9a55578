"""The messages of a timetable in full, each as it looks after its way over the wire."""

from dataclasses import replace

import numpy as np

from ball.maths import isqrt
from ball.stream import SAMPLES_PER_PACKET
from kneadle.force.calibrate import saturated
from kneadle.samples import Floats, Ints, Message, Motion, Samples
from kneadle.wire import kneadle as wire
from kneadle_sims.ball import Ball
from kneadle_sims.imu import gyro_dps
from kneadle_sims.parts import DPS10_PER_DPS
from kneadle_sims.scenario import Scenario
from kneadle_sims.timetable import CLOCK, MOTION, PACKET, Timetable


class Spoken:
    """`raw` (n,) is what the ball reads, `unsent` the part of the timetable that fell into cuts."""

    def __init__(self, scenario: Scenario, ball: Ball, raw: Floats, unsent: Timetable) -> None:
        self._ball, self._raw = ball, raw
        self._first = scenario.first_number
        self._unsent_at = unsent.at[unsent.kind == PACKET]
        turning = gyro_dps(scenario, scenario.rate_hz)
        self._squares = np.zeros(1) if turning is None else _summed_squares(turning)

    def samples(self, packets: Ints) -> Samples:
        """These packets as one message."""
        at = (packets[:, None] * SAMPLES_PER_PACKET + np.arange(SAMPLES_PER_PACKET)).ravel()
        if at[-1] >= len(self._raw):
            at = at[at < len(self._raw)]
        return Samples((self._first + at) % wire.TICKS, self._raw[at])

    def word(self, kind: int, at: int) -> Message:
        """What is said of that kind after sample `at` of the script."""
        number = self._first + at
        if kind == MOTION:
            said: Message = Motion(number % wire.TICKS, self._turned_dps(at))
        elif kind == CLOCK:
            said = self._ball.clock(number)
        else:
            full = bool(saturated(self._ball.hello, self._raw[at : at + 1])[0])
            said = replace(self._ball.status(), saturated=full, dropped=self._dropped(at))
        return wire.parse(wire.pack(said))

    def _dropped(self, at: int) -> int:
        """Samples that could not be sent before that one was taken."""
        return SAMPLES_PER_PACKET * int(np.searchsorted(self._unsent_at, at))

    def _turned_dps(self, at: int) -> float:
        window = min(at + 1, round(self._ball.hello.rate_hz))
        turned = int(self._squares[at + 1] - self._squares[at + 1 - window])
        return isqrt(turned // window) / DPS10_PER_DPS


def _summed_squares(turning_dps: Floats) -> Ints:
    """Of what the ball's IMU reads, whole tenths of a degree a second. (n,) to (n + 1,)"""
    dps10 = np.round(np.abs(turning_dps) * DPS10_PER_DPS).astype(np.int64)
    return np.cumsum(np.append(0, dps10**2))
