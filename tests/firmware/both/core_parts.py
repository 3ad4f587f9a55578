"""A whole ball without chips: readings go in, a host listens, a hand feels it buzz."""

from ball.calibration import LINEAR, POWER_LAW, Calibration
from ball.haptics import Haptics
from ball.identity import Identity
from ball.reflex import Reflex
from ball.sampler import Sampler
from ball.session import Session
from ball.stream import Stream
from ball.timing import WRAP
from both.core_words import START, ceiling, command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FULL_COUNTS = 8388607
ZERO = 84213
LOAD_CELL = Calibration(LINEAR, (ZERO, 2**-13), FULL_COUNTS)
BACKWARDS = Calibration(LINEAR, (ZERO, -(2**-13)), FULL_COUNTS)  # wired the other way round
FSR = Calibration(POWER_LAW, (2**-6, 1.125, 0.0, 2**-5), 65535)
SERIAL = bytes.fromhex("0a1b2c3d4e5f")


class FedSensor:
    """It reads what it was given last. `fault` is its OSError while it is not 0."""

    def __init__(self, full_counts: int, kind: int) -> None:
        self.kind, self.full_counts = kind, full_counts
        self.rates = (10, 20, 40, 80, 320)
        self.raw = self.fault = self.started = 0
        self.waits = False

    def start(self, rate_hz: int) -> None:
        self.started += 1
        if self.fault:
            raise OSError(self.fault)

    def ready(self, now_us: int) -> bool:
        if self.fault:
            raise OSError(self.fault)
        return self.waits

    def read(self) -> int:
        self.waits = False
        return self.raw

    def sleep(self) -> None: ...


class FedImu:
    def __init__(self, dps10: int = 0) -> None:
        self.dps10 = dps10
        self.broken = False

    def turning_dps10(self) -> int:
        if self.broken:
            raise OSError(5)
        return self.dps10


class Motor:
    def __init__(self) -> None:
        self.running = False

    def on(self) -> None:
        self.running = True

    def off(self) -> None:
        self.running = False


class Felt(Haptics):
    """`felt` is (sample number, pattern) of every rhythm that began."""

    def __init__(self, motor: Motor, number: "Callable[[], int]") -> None:
        super().__init__(motor)
        self.felt: list[tuple[int, int]] = []
        self._number = number

    def play(self, pattern: int) -> None:
        super().play(pattern)
        if self.playing == pattern:
            self.felt.append((self._number(), pattern))


class Host:
    """A link to one. Deaf, it takes nothing."""

    def __init__(self, packet_samples: int = 5) -> None:
        self.deaf = False
        self.heard: list[bytes] = []
        self._packet_samples = packet_samples

    def send(self, message: "bytes | memoryview") -> bool:
        if not self.deaf:
            self.heard.append(bytes(message))
        return not self.deaf

    def packet_samples(self, rate_hz: int) -> int:
        return self._packet_samples

    def take(self) -> "list[bytes]":
        heard, self.heard = self.heard, []
        return heard


class Memory:
    """Settings; full, it keeps nothing."""

    def __init__(self) -> None:
        self.full = False
        self._values: dict[str, str] = {}

    def get(self, name: str) -> "str | None":
        return self._values.get(name)

    def put(self, name: str, value: "str | None") -> bool:
        if self.full:
            return False
        self._values.pop(name, None)
        if value is not None:
            self._values[name] = value
        return True


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
        self.us = us
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
        """The patterns so far."""
        return [pattern for _, pattern in self.player.felt]

    def say(self, message: bytes, host: "Host | None" = None) -> "list[bytes]":
        """What that host heard since somebody last asked."""
        link = host or self.host
        self.session.receive(message, link)
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
        self.player.step(self.us // 1000)

    def take(self, raw: int, late_us: int = 0) -> None:
        """One reading while the loop is held up."""
        self.us += self.period_us
        self.sensor.raw, self.sensor.waits = raw, True
        self.sampler.tick((self.us + late_us) % WRAP)

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
            self.sampler.tick(self.us % WRAP)
            self.stream.step()
        return self

    @property
    def period_us(self) -> int:
        return 1_000_000 // self.sampler.rate_hz
