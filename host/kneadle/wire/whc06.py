"""The WH-C06 hanging scale: no connection, its weight is in every advertisement.

Sources: grip-connect (wh-c06), Dyna, hangs-free and openScale (a body scale of the same name).
Apps that find the weight two bytes later count the company id in.
"""

from struct import Struct

import numpy as np

from kneadle.samples import Hello, Linear, Message, Samples, WireCounts

NAME = "IF_B7"
COMPANY_ID = 0x0100

RATE_HZ = 8.0
TICK_HZ = 1000.0
N_PER_COUNT = 0.0980665  # a count is 10 g, under standard gravity
FULL_SCALE_COUNTS = 30_000.0  # 300 kg, as its maker gives it

# The scale's unit is the low nibble of the last byte, and the high one says that the display is
# steady. It has pounds, stones and jin too, but the sources disagree on their numbers and on
# whether the weight follows the display: only kilograms are read.
_KILOGRAMS = 1
_STEADY = 0xA0
# Unsigned, as all four sources read it. Nobody pushes a hanging scale, and half of this range is
# more than it carries: should one mean less than nothing by it, or an overload, then the pipeline
# calls it bad data. Read as signed, an overload would be a hand that let go.
_LAYOUT = Struct(">10xH2xB")
_MOST_COUNTS = 0xFFFF


class WhC06Decoder:
    """Each chunk is the manufacturer data of one advertisement, without the company id.

    The scale has no clock: ticks are the milliseconds since the first arrival, and always rise.
    A boot is called by that millisecond, so that a scale heard again after it was lost is not
    taken for one that went on.
    """

    def __init__(self, device: str = NAME) -> None:
        self._device = device
        self._first_s: float | None = None
        self._last_tick = -1
        self._frames = self._refused = 0

    def feed(self, chunk: bytes, arrived_s: float) -> list[Message]:
        weight = _weight(chunk)
        if weight is None:
            self._refused += bool(chunk)
            return []
        self._frames += 1
        if self._first_s is not None:
            return [self._sample(weight, arrived_s - self._first_s)]
        self._first_s = arrived_s
        return [self._hello(arrived_s), self._sample(weight, 0.0)]

    @property
    def counts(self) -> WireCounts:
        return WireCounts(self._frames, self._refused)

    def _sample(self, weight: int, since_s: float) -> Samples:
        self._last_tick = max(round(TICK_HZ * since_s), self._last_tick + 1)
        return Samples(np.array([self._last_tick], np.int64), np.array([float(weight)]))

    def _hello(self, arrived_s: float) -> Hello:
        return Hello(
            device=self._device,
            sensor="load_cell",
            rate_hz=RATE_HZ,
            tick_hz=TICK_HZ,
            calibration=Linear(0.0, N_PER_COUNT),
            tick_bits=64,
            full_scale_n=FULL_SCALE_COUNTS * N_PER_COUNT,
            full_scale_counts=FULL_SCALE_COUNTS,
            boot_id=round(1000 * arrived_s),
        )


def manufacturer_data(kg: float, *, steady: bool = False) -> bytes:
    """What a scale advertises after its company id; below nothing it shows nothing."""
    counts = min(max(round(100 * kg), 0), _MOST_COUNTS)
    return _LAYOUT.pack(counts, _KILOGRAMS | (_STEADY if steady else 0))


def _weight(data: bytes) -> int | None:
    """Counts of 10 g; None for what is no weight in kilograms."""
    if len(data) < _LAYOUT.size:
        return None
    weight, flags = _LAYOUT.unpack_from(data)
    return int(weight) if flags & 0x0F == _KILOGRAMS else None
