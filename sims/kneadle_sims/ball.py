"""A ball without a radio or a clock: the firmware's own core on a modelled sensor."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import repeat

from ball.haptics import Haptics
from ball.identity import Identity
from ball.power import LOW_PERCENT
from ball.reflex import Reflex
from ball.sampler import Sampler
from ball.session import Session
from ball.stream import Stream
from ball.timing import MOST
from ball.wire import LOW_BATTERY
from kneadle.samples import Calibrated, Clock, Hello, Samples, Status
from kneadle.wire import kneadle as wire
from kneadle.wire.kneadle import Buzz
from kneadle_sims.parts import FedImu, FedSensor, FeltHaptics, Memory, Said

BATTERY_PERCENT = 80


class Ball:
    """Readings and commands in, messages out. It begins as one that says `hello` of itself.

    `number` counts samples since it woke, streaming or not; it wraps only on the wire.
    """

    def __init__(self, hello: Hello, *, first_number: int = 0, clock_ppm: float = 0.0) -> None:
        self._clock_rate = 1.0 + clock_ppm * 1e-6
        self._began_us, self._began_number = 0.0, first_number
        self._said, self._imu, self._haptics = Said(), FedImu(), FeltHaptics(lambda: self.number)
        sensor = wire.SENSORS.index(hello.sensor)
        self._sensor = FedSensor(sensor, round(hello.full_scale_counts or 0))
        self._session = _session(hello, self._sensor, self._imu, self._haptics, first_number)
        self._sampler, self._stream = self._session.sampler, self._session.stream
        self._session.set_rate(round(hello.rate_hz))
        self.receive(wire.store_calibration(hello.calibration))

    def receive(self, command: bytes) -> list[bytes]:
        """What it answers: something to every command, nothing to what is none."""
        rate_hz = self._sampler.rate_hz
        us = self._us(self.number)
        self._session.receive(command, self._said)
        self._haptics.step(round(us) & MOST)  # the timer does not wait for a sample
        if self._sampler.rate_hz != rate_hz:  # what its clock says does not jump
            self._began_us, self._began_number = us, self.number
        return self._said.take()

    def sample(
        self, readings: Iterable[float], gyro_dps: Iterable[float | None] = repeat(None)
    ) -> list[bytes]:
        """Take the next raw readings, and turning rates from an IMU; returns what to send."""
        for raw, dps in zip(readings, gyro_dps, strict=False):
            us = round(self._us(self.number))
            self._sensor.raw, self._imu.gyro_dps = int(raw), dps
            self._session.tick(us & MOST)
            self._stream.step()
        return self._said.take()

    def press(self) -> list[bytes]:
        """Its button, once: what it says of it, to a host that gets its samples."""
        self._stream.pressed()
        return self._said.take()

    def flush(self) -> list[bytes]:
        """The packet begun, as it is."""
        self._stream.flush()
        return self._said.take()

    def left(self) -> None:
        """Its host is gone."""
        self._session.left(self._said)
        self._haptics.step(round(self._us(self.number)) & MOST)
        for message in self._said.take():
            self.unsent(message)

    def unsent(self, message: bytes) -> None:
        """Whoever carries the messages could not send this one."""
        sent = wire.parse(message, self.hello)
        if isinstance(sent, Samples):
            self._stream.dropped += len(sent.raw)

    @property
    def hello(self) -> Hello:
        """With the calibration in force."""
        hello = wire.parse(self._session.identity.hello(self._sampler))
        assert isinstance(hello, Hello)
        calibrated = wire.parse(self._session.calibration.message(), hello)
        assert isinstance(calibrated, Calibrated)
        return replace(hello, calibration=calibrated.calibration)

    def become(self, hello: Hello) -> None:
        """Another ball, as far as its Hello says: name, boot id and full scale."""
        self._session.identity = _identity(hello)

    def run_down(self, percent: int) -> None:
        """Its battery, from now on."""
        low = LOW_BATTERY if percent <= LOW_PERCENT else 0
        self._stream.battery(percent, low)

    def status(self) -> Status:
        status = wire.parse(self._stream.status())
        assert isinstance(status, Status)
        return status

    def clock(self, number: int) -> Clock:
        return Clock(number % wire.TICKS, round(self._us(number)))

    @property
    def number(self) -> int:
        return self._sampler.number

    @property
    def streaming(self) -> bool:
        return self._stream.on

    @property
    def asleep(self) -> bool:
        return self._session.asleep

    @property
    def dropped(self) -> int:
        return self._stream.dropped

    @property
    def felt(self) -> list[tuple[int, Buzz]]:
        """What a person lying on it felt: sample number and pattern of every buzz."""
        return self._haptics.felt

    @property
    def identified(self) -> int:
        return self._haptics.identified

    def _us(self, number: int) -> float:
        since_s = (number - self._began_number) / self._sampler.rate_hz
        return self._began_us + since_s * self._clock_rate * 1e6


def _identity(hello: Hello) -> Identity:
    serial = bytes.fromhex(hello.device.removeprefix(wire.NAME))
    return Identity(serial, hello.boot_id, round(hello.full_scale_n or 0))


def _session(
    hello: Hello, sensor: FedSensor, imu: FedImu, haptics: Haptics, first_number: int
) -> Session:
    reflex = Reflex(haptics)
    sampler = Sampler(sensor, reflex, imu, first_number=first_number)
    stream = Stream(sampler, first_number)
    stream.battery_percent = BATTERY_PERCENT
    return Session(_identity(hello), sampler, stream, reflex, haptics, Memory())
