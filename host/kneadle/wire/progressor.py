"""The Tindeq Progressor and its clones: a dynamometer that sends kilograms and microseconds.

Sources: Tindeq's API page and example client; the firmware of two open clones, crimpdeq and
hangman.
"""

from collections.abc import Sequence
from enum import IntEnum
from math import isfinite, nan

import numpy as np

from kneadle.samples import Hello, Linear, Message, Samples, Status, WireCounts
from kneadle.wire.commands import Buzz
from kneadle.wire.dialect import Dialect
from kneadle.wire.layout import MalformedError
from kneadle.wire.progressor_layout import TICK_BITS, WRAP_US, Kind, opened, readings

NAME_PREFIX = "Progressor"
SERVICE_UUID = "7e4e1701-1ea6-40c9-9dcc-13d34ffead57"
DATA_UUID = "7e4e1702-1ea6-40c9-9dcc-13d34ffead57"
CONTROL_UUID = "7e4e1703-1ea6-40c9-9dcc-13d34ffead57"

RATE_HZ = 80.0
TICK_HZ = 1_000_000.0
N_PER_MG = 9.80665e-6  # standard gravity
FULL_SCALE_N = 150e6 * N_PER_MG  # the smaller model's 150 kg

# Both around the wrap. A measurement begun again within a minute of it passes for a wrap:
# a gap either way.
WRAP_SLACK_US = 60_000_000
# bleak may deliver a notification again (its issue 2002), but at once. A run begun again in its
# first two seconds looks the same, and the sample clock takes that up by itself.
COPY_US = 2_000_000


class Opcode(IntEnum):
    """All that a host says. Others calibrate, tare, reboot or sleep, and clones confuse them."""

    START = 0x65
    STOP = 0x66


class ProgressorDecoder:
    """Each chunk is one notification.

    Raw counts are milligrams: finer than any of these load cells, and whole numbers keep the
    journal small. A boot is called by the millisecond at which it was first heard, so that a
    measurement begun again on a new link is not taken for one that went on.
    """

    def __init__(self, device: str) -> None:
        """`device` is the name it advertises."""
        self._device = device
        self._boot_id = 0
        self._last_us: int | None = None
        self._frames = self._refused = 0

    def feed(self, chunk: bytes, arrived_s: float) -> list[Message]:
        if not chunk:
            return []
        try:
            kind, payload = opened(chunk)
        except MalformedError:
            self._refused += 1
            return []
        self._frames += 1
        if kind is Kind.WEIGHT:
            return self._weights(payload, arrived_s)
        # No percent: the voltage that empties a Progressor is not known, and clones differ.
        return [Status(battery_percent=None, low_battery=True)] if kind is Kind.LOW_POWER else []

    @property
    def counts(self) -> WireCounts:
        return WireCounts(self._frames, self._refused)

    def _weights(self, payload: bytes, arrived_s: float) -> list[Message]:
        messages: list[Message] = []
        run: list[tuple[float, int]] = []
        for kg, us in readings(payload):
            if self._begins(us, arrived_s):
                messages += [*_samples(run), self._hello()]
                run = []
            run.append((kg, us))
        return [*messages, *_samples(run)]

    def _begins(self, us: int, arrived_s: float) -> bool:
        """Whether a measurement begins here, the first one or another."""
        if self._last_us is None:
            self._boot_id, self._last_us = round(1000 * arrived_s), us
            return True
        if 0 < (self._last_us - us) % WRAP_US <= COPY_US:
            return False
        wrapped = self._last_us >= WRAP_US - WRAP_SLACK_US and us < WRAP_SLACK_US
        again = us < self._last_us and not wrapped
        self._boot_id += again
        self._last_us = us
        return again

    def _hello(self) -> Hello:
        return Hello(
            device=self._device,
            sensor="load_cell",
            rate_hz=RATE_HZ,
            tick_hz=TICK_HZ,
            calibration=Linear(0.0, N_PER_MG),
            tick_bits=TICK_BITS,
            full_scale_n=FULL_SCALE_N,
            boot_id=self._boot_id,
        )


def _samples(run: Sequence[tuple[float, int]]) -> list[Message]:
    """In one message, if there are any."""
    if not run:
        return []
    tick = np.array([us for _, us in run], np.int64)
    milligrams = [float(round(1e6 * kg)) if isfinite(kg) else nan for kg, _ in run]
    return [Samples(tick, np.array(milligrams))]


class _Progressor:
    def greet(self) -> Sequence[bytes]:
        return (bytes([Opcode.START]),)

    def remind(self) -> Sequence[bytes]:
        return ()  # a write that was acknowledged was heard; another start would begin at 0 again

    def guard(self, counts: int | None) -> Sequence[bytes]:
        return ()

    def feel(self, buzz: Buzz) -> Sequence[bytes]:
        return ()

    def goodbye(self) -> Sequence[bytes]:
        return (bytes([Opcode.STOP]),)


PROGRESSOR: Dialect = _Progressor()
