"""What the core expects of the parts of a ball. For type checkers and readers; never imported."""

from typing import Protocol


class Sensor(Protocol):
    """Raises OSError, with what is wrong as its first argument, when a reading cannot be had."""

    kind: int  # the Hello's sensor
    full_counts: int  # from here on it is saturated, either way; 0 if it cannot be
    rates: tuple[int, ...]  # Hz, slowest first

    def start(self, rate_hz: int) -> None: ...

    def ready(self, now_us: int) -> bool:
        """Whether a reading waits. Allocates nothing."""

    def read(self) -> int:
        """Signed, 24 bits. Allocates nothing."""

    def sleep(self) -> None: ...


class Imu(Protocol):
    """Raises OSError if it does not answer."""

    def start(self) -> None: ...

    def turning_dps10(self) -> int:
        """How fast it turns, in 0.1 degrees a second, 0 to 32767. Allocates nothing."""


class Switch(Protocol):
    """A buzzer, a motor or a light."""

    def on(self) -> None: ...

    def off(self) -> None: ...


class Link(Protocol):
    """The way to one host. While that is `quiet` it may be gone, and another host may take over."""

    quiet: bool

    def send(self, message: "bytes | memoryview") -> bool:
        """False if it could not be said; never waits. The message is only good during the call."""

    def packet_samples(self, rate_hz: int) -> int:
        """How many samples to put into one message."""


class Port(Link, Protocol):
    """A link, and its share of the loop."""

    def step(self, now_ms: int) -> None: ...

    def busy(self, now_ms: int) -> bool:
        """Whether a host uses it, so that the ball stays awake."""


class Button(Protocol):
    def step(self, now_ms: int) -> bool:
        """True once a press."""

    def held_ms(self, now_ms: int) -> int: ...


class Gauge(Protocol):
    """Raises OSError if it does not answer."""

    def percent(self) -> int:
        """255 if it does not know."""

    def charging(self) -> bool: ...


class Store(Protocol):
    """What is kept while the ball is off."""

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str | None) -> bool:
        """None forgets it. False if it will be forgotten with the power."""


class LazyStore(Store, Protocol):
    """One that a radio's interrupt may change, which has no time to write."""

    def change(self, name: str, value: str | None) -> None: ...

    def save(self) -> bool: ...


class Feel(Protocol):
    def feel(self, raw: int) -> None:
        """Allocates nothing."""
