"""A sensor in which something is wrong, as it was in real ones."""

from dataclasses import dataclass

from kneadle.samples import Calibration, Floats, Hello
from kneadle_sims.sensor.base import Sensor
from kneadle_sims.sensor.faults import Fault


@dataclass(frozen=True, slots=True)
class Faulty:
    """Itself a sensor. The faults come in the order given."""

    sensor: Sensor
    faults: tuple[Fault, ...]

    @property
    def calibration(self) -> Calibration:
        return self.sensor.calibration

    def hello(self, rate_hz: float) -> Hello:
        return self.sensor.hello(rate_hz)

    def raw(self, t_s: Floats, force_n: Floats) -> Floats:
        for fault in self.faults:
            force_n = fault.felt_n(t_s, force_n)
        raw = self.sensor.raw(t_s, force_n)
        for fault in self.faults:
            raw = fault.read(raw, self.sensor)
        return raw
