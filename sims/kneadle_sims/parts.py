"""The parts of a modelled ball: what its firmware has in place of chips."""

from collections.abc import Callable

from ball.haptics import IDENTIFY, LINK_LOST, Haptics
from ball.stream import SAMPLES_PER_PACKET
from kneadle.wire.kneadle import Buzz

RATES = tuple(range(10, 321))  # from a converter's slowest (NAU7802) to its fastest
DPS10_PER_DPS = 10


class FedSensor:
    """It reads what it was given last."""

    def __init__(self, kind: int, full_counts: int) -> None:
        self.kind = kind
        self.full_counts = full_counts
        self.rates = RATES
        self.raw: int | None = None

    def start(self, rate_hz: int) -> None:
        self.raw = None

    def ready(self, now_us: int) -> bool:
        return self.raw is not None

    def read(self) -> int:
        raw, self.raw = self.raw, None
        assert raw is not None, "read before it was ready"
        return raw

    def sleep(self) -> None:
        self.raw = None


class FedImu:
    def __init__(self) -> None:
        self.gyro_dps: float | None = None

    def start(self) -> None: ...

    def turning_dps10(self) -> int:
        if self.gyro_dps is None:
            raise OSError("this ball has no gyroscope")
        return round(abs(self.gyro_dps) * DPS10_PER_DPS)


class FeltHaptics(Haptics):
    """`felt` is what a person lying on the ball felt: sample number and pattern of every buzz."""

    def __init__(self, number: Callable[[], int]) -> None:
        super().__init__()
        self.felt: list[tuple[int, Buzz]] = []
        self.identified = 0
        self._number = number

    def _begin(self, pattern: int) -> None:
        super()._begin(pattern)
        if pattern == IDENTIFY:
            self.identified += 1
        elif pattern <= LINK_LOST:
            self.felt.append((self._number(), Buzz(pattern)))


class Said:
    """The link of a modelled ball: what it said, until it is taken."""

    quiet = False

    def __init__(self) -> None:
        self._messages: list[bytes] = []

    def send(self, message: bytes | memoryview) -> bool:
        self._messages.append(bytes(message))
        return True

    def packet_samples(self, rate_hz: int) -> int:
        return SAMPLES_PER_PACKET

    def take(self) -> list[bytes]:
        messages, self._messages = self._messages, []
        return messages


class Memory:
    """Settings that are forgotten when the ball is."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._values.get(name)

    def put(self, name: str, value: str | None) -> bool:
        self._values.pop(name, None)
        if value is not None:
            self._values[name] = value
        return True
