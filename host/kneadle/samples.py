"""The values that travel: what a ball says, in the words the rest of the program uses.

Every wire protocol and every recording ends in these messages, so that live, replay and
analysis run the same pipeline. Ticks are the device's own count: sample numbers for a
Kneadle ball, microseconds for devices that stamp their samples.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
RELATIVE_FULL_SCALE = 100.0  # an uncalibrated sensor's full scale, in no real unit


@dataclass(frozen=True, slots=True)
class Identity:
    """The device already speaks newtons."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Load cell: force_n = (raw - zero_counts) * n_per_count."""

    zero_counts: float
    n_per_count: float


@dataclass(frozen=True, slots=True)
class PowerLaw:
    """FSR in a divider: g = raw / (full_counts - raw) = a * force_n**b + c.

    `creep_per_decade` is the relative rise of the reading per log10 second under load.
    Source: facts section 4 (Interlink guides; FSR creep 3-5 % per decade).
    """

    a: float
    b: float
    c: float
    full_counts: float
    creep_per_decade: float = 0.03


@dataclass(frozen=True, slots=True)
class Relative:
    """Nobody calibrated it: full scale is called 100, and the screen says "relative"."""

    zero_counts: float
    full_counts: float


Calibration = Identity | Linear | PowerLaw | Relative


class Origin(NamedTuple):
    """The tick at which device time began, of a recording whose first readings are lost.

    Counted on from the first reading that is left, so it may be negative. `sure`: else it is as
    near as the number of lost readings says.
    """

    tick: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Hello:
    """What a device says of itself before its samples make sense.

    `tick_hz` turns ticks into seconds. Ticks wrap at 2**`tick_bits` (64 means never).
    `boot_id` changes when the ball restarted and its numbers began again. `origin` is no word of
    the device: the journal says it, and None is the first reading there is.
    """

    device: str
    sensor: str  # "load_cell", "fsr", "air", "newtons" or "counts"
    rate_hz: float
    tick_hz: float
    calibration: Calibration
    tick_bits: int = 32
    full_scale_n: float | None = None
    full_scale_counts: float | None = None
    boot_id: int = 0
    protocol_version: int = 1
    origin: Origin | None = field(default=None, compare=False)

    @property
    def numbered(self) -> bool:
        """Whether ticks count samples, so that a jump is a loss and nothing else."""
        return self.tick_hz == self.rate_hz


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The calibration stored on the ball, or a better one measured since."""

    calibration: Calibration


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """Raw readings in arrival order. tick: (n,) int64; raw: (n,) float64, device counts."""

    tick: Ints
    raw: Floats

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Samples)
            and np.array_equal(self.tick, other.tick)
            and np.array_equal(self.raw, other.raw, equal_nan=True)
        )

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Motion:
    """RMS angular rate over the second that ended at sample `tick`."""

    tick: int
    gyro_dps: float


@dataclass(frozen=True, slots=True)
class Clock:
    """The ball's microsecond clock at the moment sample `tick` was taken."""

    tick: int
    ball_us: int


@dataclass(frozen=True, slots=True)
class Status:
    """How the ball is. `dropped` counts samples it took but could not send since it woke."""

    battery_percent: int | None
    charging: bool = False
    sensor_fault: bool = False
    saturated: bool = False
    low_battery: bool = False
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The ball's reply to one command."""

    opcode: int
    result: int

    @property
    def ok(self) -> bool:
        return self.result == 0


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """How often the ball's button was pressed since it woke, modulo 256.

    `tick` is the latest sample at the last press. Right after `start` it is no news.
    """

    tick: int
    presses: int


@dataclass(frozen=True, slots=True)
class Tare:
    """The person asked for the present load to be called zero."""


@dataclass(frozen=True, slots=True)
class NewCeiling:
    """The person set another ceiling in mid-session."""

    ceiling_n: float


Said = Hello | Calibrated | Samples | Motion | Clock | Status | Answer | ButtonPressed
Message = Said | Tare | NewCeiling


@dataclass(frozen=True, slots=True)
class WireCounts:
    """What a decoder met since it was made; noise is counted, never raised."""

    frames: int = 0
    refused: int = 0  # whole frames whose checksum or length did not add up
    noise_bytes: int = 0


class Decoder(Protocol):
    """Bytes in, messages out, however the link cut them. It opens nothing and waits for nothing."""

    def feed(self, chunk: bytes, arrived_s: float) -> Sequence[Message]: ...

    @property
    def counts(self) -> WireCounts: ...


@dataclass(frozen=True, slots=True, eq=False)
class ForceBlock:
    """Calibrated readings in device time, oldest first; all arrays (n,).

    `span_s` is the time each sample vouches for: a lost neighbour is never credited.
    `valid` is False where the sensor was saturated or dead: the force is unknown there.
    """

    t_s: Floats
    force_n: Floats
    span_s: Floats
    valid: NDArray[np.bool_]
