"""Somebody on a ball who is told what to do: played as a scenario is, and never over."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

import numpy as np

from ball.stream import SAMPLES_PER_PACKET
from kneadle_sims.air import Air
from kneadle_sims.ball import Ball
from kneadle_sims.live_hand import LiveHand
from kneadle_sims.played import Reading
from kneadle_sims.sensor import LoadCell


@dataclass(frozen=True)
class Lying:
    hand: LiveHand
    sensor: LoadCell = field(default_factory=LoadCell)
    rate_hz: float = 100.0
    air: Air = field(default_factory=Air)
    imu: bool = False

    def ball(self) -> Ball:
        return Ball(self.sensor.hello(self.rate_hz))

    def readings(self, rate_hz: float, from_s: float) -> Iterator[Reading]:
        """A packet at a time, which is how soon the hand does what it is told."""
        for first in count(round(from_s * rate_hz), SAMPLES_PER_PACKET):
            t_s = (first + np.arange(SAMPLES_PER_PACKET)) / rate_hz
            sensor = replace(self.sensor, seed=first)  # else each packet had the same noise
            for raw in sensor.raw(t_s, self.hand.force(t_s)).tolist():
                yield raw, None
