"""The half of a ball that feels: raw readings in, messages out, and the reflex at the ceiling."""

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from itertools import repeat

import numpy as np

from kneadle.samples import Clock, Hello, Linear, Message, Motion, Samples, Status
from kneadle.wire import kneadle as wire
from kneadle.wire.kneadle import Buzz

SAMPLES_PER_PACKET = 5  # 20 bytes: what every link carries (design, "The wire")
MOTION_EVERY_S = 0.1  # docs/protocol.md
CLOCK_EVERY_S = 1
STATUS_EVERY_S = 10
TARE_OVER_S = 0.5  # averages the noise away and is over before a hand moves


class Sampler:
    """`number` counts samples since it woke, streaming or not; it wraps only on the wire.

    `felt` is what a person lying on it felt: sample number and pattern of every buzz.
    """

    def __init__(self, hello: Hello, *, first_number: int = 0, clock_ppm: float = 0.0) -> None:
        self.hello = hello
        self.number = first_number
        self.streaming = False
        self.ceiling_counts: int | None = None
        self.felt: list[tuple[int, Buzz]] = []
        self.dropped = 0
        self._clock_rate = 1.0 + clock_ppm * 1e-6
        self._began_us, self._began_number = 0.0, first_number
        self._over_ceiling = False
        self.saturated = False
        self._packet: list[float] = []
        self._remember(hello.rate_hz)

    def sample(
        self, readings: Iterable[float], gyro_dps: Iterable[float | None] = repeat(None)
    ) -> list[bytes]:
        """Take the next raw readings, and turning rates from an IMU; returns what to send."""
        both = zip(readings, gyro_dps, strict=False)
        return [message for raw, dps in both for message in self._take(raw, dps)]

    def flush(self) -> list[bytes]:
        """The packet begun, as it is."""
        if not self._packet:
            return []
        numbers = np.arange(self.number - len(self._packet), self.number) % wire.TICKS
        samples = Samples(numbers, np.array(self._packet))
        self._packet = []
        return [wire.pack(samples)]

    def unsent(self, message: bytes) -> None:
        """Whoever carries the messages could not send this one."""
        sent = wire.parse(message, self.hello)
        if isinstance(sent, Samples):
            self.dropped += len(sent.raw)

    def ready(self) -> list[bytes]:
        """A full packet; also one begun, when there will be no more."""
        full = len(self._packet) == SAMPLES_PER_PACKET
        return self.flush() if full or not self.streaming else []

    def sample_at(self, rate_hz: float) -> None:
        """From here on; what the ball's clock says does not jump."""
        self._began_us, self._began_number = self._us(self.number), self.number
        self.hello = replace(self.hello, rate_hz=rate_hz, tick_hz=rate_hz)
        self._remember(rate_hz)

    @property
    def unloaded_counts(self) -> float | None:
        """The mean of the last half second; None before there was one."""
        recent = self._recent
        return float(np.mean(recent)) if len(recent) == recent.maxlen else None

    def status(self) -> Status:
        return Status(battery_percent=80, saturated=self.saturated, dropped=self.dropped)

    def clock(self, number: int) -> Clock:
        return Clock(number % wire.TICKS, round(self._us(number)))

    def _take(self, raw: float, gyro_dps: float | None) -> list[bytes]:
        self._guard(raw)
        self._recent.append(raw)
        if gyro_dps is not None:
            self._turned.append(gyro_dps**2)
        at, self.number = self.number, self.number + 1
        if not self.streaming:
            return []
        self._packet.append(raw)
        return self.ready() + [wire.pack(message) for message in self._besides(at, raw)]

    def _besides(self, at: int, raw: float) -> Iterable[Message]:
        """What goes with sample number `at`, apart from its packet."""
        rate_hz = self.hello.rate_hz
        if self._turned and at % round(MOTION_EVERY_S * rate_hz) == 0:
            yield Motion(at % wire.TICKS, float(np.sqrt(np.mean(self._turned))))
        if at % round(CLOCK_EVERY_S * rate_hz) == 0:
            yield self.clock(at)
        full_counts = self.hello.full_scale_counts
        full = full_counts is not None and abs(raw) >= full_counts
        if at % round(STATUS_EVERY_S * rate_hz) == 0 or full != self.saturated:
            self.saturated = full
            yield self.status()

    def _remember(self, rate_hz: float) -> None:
        self._recent: deque[float] = deque(maxlen=round(rate_hz * TARE_OVER_S))
        self._turned: deque[float] = deque(maxlen=round(rate_hz))  # a second's squares

    def _guard(self, raw: float) -> None:
        """The reflex: it needs no host."""
        calibration, ceiling = self.hello.calibration, self.ceiling_counts
        down = isinstance(calibration, Linear) and calibration.n_per_count < 0
        over = ceiling is not None and (raw <= ceiling if down else raw >= ceiling)
        if over and not self._over_ceiling:
            self.felt.append((self.number, Buzz.EASE_OFF))
        self._over_ceiling = over

    def _us(self, number: int) -> float:
        since_s = (number - self._began_number) / self.hello.rate_hz
        return self._began_us + since_s * self._clock_rate * 1e6
