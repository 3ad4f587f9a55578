"""What a ball has in place of chips, a host and a memory; and what its counts may mean."""

from ball.calibration import LINEAR, POWER_LAW, Calibration
from ball.haptics import Haptics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FULL_COUNTS = 8388607
ZERO = 84213
LOAD_CELL = Calibration(LINEAR, (ZERO, 2**-13), FULL_COUNTS)
BACKWARDS = Calibration(LINEAR, (ZERO, -(2**-13)), FULL_COUNTS)  # wired the other way round
FSR = Calibration(POWER_LAW, (2**-6, 1.125, 0.0, 2**-5), 65535)


class FedSensor:
    """It reads what it was given last. `fault` is its OSError while it is not 0."""

    def __init__(self, full_counts: int, kind: int) -> None:
        self.kind, self.full_counts = kind, full_counts
        self.rates: tuple[int, ...] = (10, 20, 40, 80, 320)
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
    """As a chip does, it reads nothing until it is started, nor after it was broken."""

    def __init__(self, dps10: int = 0) -> None:
        self.dps10 = dps10
        self.broken = False
        self.tried = 0
        self._started = False

    def start(self) -> None:
        self.tried += 1
        self._started = not self.broken
        if self.broken:
            raise OSError(5)

    def turning_dps10(self) -> int:
        if self.broken:
            self._started = False
            raise OSError(5)
        return self.dps10 if self._started else 0


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

    def _begin(self, pattern: int) -> None:
        super()._begin(pattern)
        self.felt.append((self._number(), pattern))


class Host:
    """A link to one. Deaf, it takes nothing."""

    def __init__(self, packet_samples: int = 5) -> None:
        self.deaf = self.quiet = False
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
