"""All that a streaming ball says during a script, at once: what `Ball` says sample by sample.

A test holds it to `Ball` and `Channel`, message by message.
"""

from dataclasses import dataclass

import numpy as np

from ball.motion import TIMES_PER_S
from ball.stream import SAMPLES_PER_PACKET, STATUS_EVERY_S
from kneadle.force.calibrate import saturated
from kneadle.samples import Floats, Hello, Ints
from kneadle_sims.air import Air
from kneadle_sims.scenario import Scenario

PACKET, MOTION, CLOCK, STATUS = range(4)  # as they follow one another after one sample


@dataclass(frozen=True, slots=True, eq=False)
class Timetable:
    """Messages by when they are said: after which sample `at`, and of what `kind`. (m,) each.

    `count` samples are taken; `at` is `count` for a packet sent because there is no more.
    """

    at: Ints
    kind: Ints
    count: int
    rate_hz: float

    @property
    def said_s(self) -> Floats:
        """In the script's time. (m,)"""
        return np.minimum(self.at + 1, self.count) / self.rate_hz

    @property
    def packet(self) -> Ints:
        """Number of the packet, where it is one. (m,)"""
        return (self.at - 1) // SAMPLES_PER_PACKET

    def only(self, which: np.ndarray) -> "Timetable":
        return Timetable(self.at[which], self.kind[which], self.count, self.rate_hz)


def timetable(scenario: Scenario, hello: Hello, raw: Floats) -> Timetable:
    """Of the raw readings (n,) of a script that begins with the ball's first sample."""
    rate_hz = hello.rate_hz
    unplugged = np.flatnonzero((np.arange(len(raw)) + 1) / rate_hz >= scenario.air.unplug_at_s)
    count = int(unplugged[0]) + 1 if len(unplugged) else len(raw)
    number = scenario.first_number + np.arange(count)
    by_kind = [
        _packet_ends(count, flushed=not len(unplugged)),
        np.flatnonzero(number % max(1, round(rate_hz) // TIMES_PER_S) == 0)[
            : None if scenario.imu else 0
        ],
        np.flatnonzero(number % round(rate_hz) == 0),
        np.flatnonzero(
            (number % round(STATUS_EVERY_S * rate_hz) == 0) | _full_changes(hello, raw[:count])
        ),
    ]
    at = np.concatenate(by_kind)
    kind = np.repeat(np.arange(len(by_kind)), [len(one) for one in by_kind])
    order = np.lexsort((kind, at))
    return Timetable(at[order], kind[order], count, rate_hz)


def _packet_ends(count: int, *, flushed: bool) -> Ints:
    ends = np.arange(SAMPLES_PER_PACKET - 1, count, SAMPLES_PER_PACKET)
    return np.append(ends, count) if flushed and count % SAMPLES_PER_PACKET else ends


def _full_changes(hello: Hello, raw: Floats) -> np.ndarray:
    """(n,) bool: whether this reading is the first beyond the converter's range, or back in it."""
    full = np.concatenate(([False], saturated(hello, raw)))
    changed: np.ndarray = full[1:] != full[:-1]
    return changed


def silent(air: Air, said_s: Floats) -> np.ndarray:
    """Which of what is said then falls into a cut. (m,) bool"""
    within = np.zeros(len(said_s), dtype=np.bool_)
    for start_s, end_s in air.cuts:
        within |= (said_s >= start_s) & (said_s < end_s)
    return within
