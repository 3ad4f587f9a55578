"""A scenario: who presses which ball through what air."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

from kneadle.samples import Floats
from kneadle_sims.air import Air
from kneadle_sims.ball import Ball
from kneadle_sims.hand import Hand
from kneadle_sims.imu import gyro_dps
from kneadle_sims.label import Label
from kneadle_sims.labels import in_order
from kneadle_sims.played import Reading
from kneadle_sims.sensor import LoadCell, Sensor


@dataclass(frozen=True)
class Scenario:
    name: str
    about: str
    hand: Hand
    sensor: Sensor = field(default_factory=LoadCell)
    rate_hz: float = 100.0
    air: Air = field(default_factory=Air)
    ceiling_n: float = 80.0
    first_number: int = 0  # of the sample it takes on waking
    clock_ppm: float = 0.0  # by how much the ball's clock is fast
    imu: bool = False  # a gyroscope too

    @property
    def labels(self) -> tuple[Label, ...]:
        """All that was meant, and where the ceiling was truly reached."""
        meant = self.hand.labels_for(self.ceiling_n)
        return in_order([*meant, *self.hand.crossings(self.ceiling_n)])

    def ball(self) -> Ball:
        """A ball that has just woken."""
        hello = self.sensor.hello(self.rate_hz)
        return Ball(hello, first_number=self.first_number, clock_ppm=self.clock_ppm)

    def raw(self, rate_hz: float | None = None) -> Floats:
        """The whole script as the sensor reads it. (n,)"""
        return self.sensor.raw(*self.hand.force(self.rate_hz if rate_hz is None else rate_hz))

    def readings(self, rate_hz: float, from_s: float) -> Iterator[Reading]:
        """The rest of the script from there on, sample by sample."""
        done, turning = round(from_s * rate_hz), gyro_dps(self, rate_hz)
        turned = repeat(None) if turning is None else turning[done:].tolist()
        return zip(self.raw(rate_hz)[done:].tolist(), turned, strict=False)
