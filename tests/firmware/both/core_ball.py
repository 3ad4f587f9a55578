"""A whole ball without chips: readings go in, a host listens, a hand feels it buzz."""

from ball.identity import Identity
from ball.reflex import Reflex
from ball.sampler import Sampler
from ball.session import Session
from ball.stream import Stream
from both.core_parts import FSR, FULL_COUNTS, LOAD_CELL, FedSensor, Felt, Host, Memory, Motor
from both.core_words import START, ceiling, command
from chips.clock import WRAPS_AT_US as WRAP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ball.calibration import Calibration
    from both.core_parts import FedImu

SERIAL = bytes.fromhex("0a1b2c3d4e5f")


class Ball:
    """`means` None leaves the calibration as it was kept, or none."""

    def __init__(
        self,
        means: "Calibration | None" = LOAD_CELL,
        *,
        full_n: int = 500,
        rate_hz: int = 80,
        imu: "FedImu | None" = None,
        kept: "Memory | None" = None,
        number: int = 0,
        us: int = 0,
    ) -> None:
        self.us, self._ticked_us = us, us % WRAP
        self.host, self.motor, self.memory = Host(), Motor(), kept or Memory()
        full_counts = means.full_counts if means else FULL_COUNTS
        kind = 2 if means is FSR else 1
        self.sensor = FedSensor(full_counts, kind)
        self.player = Felt(self.motor, lambda: self.sampler.number)
        self.reflex = Reflex(self.player)
        self.sampler = Sampler(self.sensor, self.reflex, imu, now_us=us % WRAP, first_number=number)
        self.stream = Stream(self.sampler, number)
        identity = Identity(SERIAL, 7, full_n)
        self.session = Session(
            identity, self.sampler, self.stream, self.reflex, self.player, self.memory
        )
        self.session.set_rate(rate_hz)
        if means:
            self.session.use(means)

    @property
    def felt(self) -> "list[int]":
        """The patterns so far, and what the timer is about to begin."""
        self.player.step(self._ticked_us)
        return [pattern for _, pattern in self.player.felt]

    def say(self, message: bytes, host: "Host | None" = None) -> "list[bytes]":
        """What that host heard since somebody last asked."""
        link = host or self.host
        self.session.receive(message, link)
        self.player.step(self._ticked_us)
        return link.take()

    def streaming(self) -> "Ball":
        self.say(command(START))
        return self

    def guarded(self, force_n: float) -> "Ball":
        """By a host's ceiling."""
        self.say(ceiling(self.raw(force_n)))
        return self

    def raw(self, force_n: float) -> int:
        return self.session.calibration.counts(force_n)

    def read(self, raw: int, late_us: int = 0) -> None:
        """One reading, a period after the one before, and a step of the loop."""
        self.take(raw, late_us)
        self.stream.step()

    def take(self, raw: int, late_us: int = 0) -> None:
        """One reading while the loop is held up."""
        self.us += self.period_us
        self.sensor.raw, self.sensor.waits = raw, True
        self.tick(late_us)

    def tick(self, late_us: int = 0) -> None:
        """The timer comes."""
        self._ticked_us = (self.us + late_us) % WRAP
        self.session.tick(self._ticked_us)

    def wait(self, ms: int) -> "Ball":
        """With the timer, and without a reading."""
        for _ in range(ms):
            self.us += 1000
            self.tick()
        return self

    def press(self, force_n: float, for_s: float) -> "Ball":
        return self.lean(force_n, force_n, for_s)

    def lean(self, from_n: float, to_n: float, for_s: float) -> "Ball":
        """Evenly from one force to the other."""
        count = max(1, round(for_s * self.sampler.rate_hz))
        for i in range(count):
            self.read(self.raw(from_n + (to_n - from_n) * i / count))
        return self

    def miss(self, readings: int = 1) -> "Ball":
        """So many conversions that nobody reads."""
        for _ in range(readings):
            self.us += self.period_us
            self.tick()
            self.stream.step()
        return self

    @property
    def period_us(self) -> int:
        return 1_000_000 // self.sampler.rate_hz
