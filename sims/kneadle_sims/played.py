"""What `Play` plays: a script, or somebody who is told what to do while time runs."""

from collections.abc import Iterator
from typing import Protocol

from kneadle_sims.air import Air
from kneadle_sims.ball import Ball
from kneadle_sims.sensor import Sensor

Reading = tuple[float, float | None]  # raw counts, and degrees a second where there is an IMU


class Played(Protocol):
    @property
    def sensor(self) -> Sensor: ...

    @property
    def air(self) -> Air: ...

    @property
    def imu(self) -> bool: ...

    def ball(self) -> Ball:
        """One that has just woken."""

    def readings(self, rate_hz: float, from_s: float) -> Iterator[Reading]:
        """Sample by sample from there on, as the sensor reads it."""
