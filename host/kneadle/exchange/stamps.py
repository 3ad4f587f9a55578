"""When Grip Connect's readings were taken: it stamps packets when they arrive, several in one.

A Progressor numbers its samples by its own microseconds, which is better; others by counting.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, islice, pairwise
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from kneadle.exchange.recording import Chunk
from kneadle.exchange.units import since_1970

GRIP_CONNECT = "Grip Connect"

WRAP_US = 2**32
OWN_CLOCK = (0.95, 1.05)  # of the computer's pace: far more than clocks differ
LOOKED_AT_PACKETS = 100_000


class Packet(NamedTuple):
    place: int
    received_ms: float
    sample: float
    force: float


@dataclass(frozen=True, slots=True)
class Stamps:
    """`unit` us: by the device's clock; ms: when it arrived, `step_ms` apart within a packet."""

    unit: str
    step_ms: float
    began: datetime | None

    @property
    def words(self) -> str:
        if self.unit == "us":
            return "Times are the device's own microseconds."
        return "Times are when each packet arrived; readings of one packet are spread evenly."


def stamps_of(packets: Iterable[Packet]) -> Stamps:
    """By the first of them."""
    looked_at = list(islice(packets, LOOKED_AT_PACKETS))
    if not looked_at:
        return Stamps("ms", 1.0, None)
    first_ms = looked_at[0].received_ms
    there = since_1970(first_ms, "ms") is not None
    began = datetime.fromtimestamp(first_ms / 1000, UTC).astimezone() if there else None
    unit = "us" if _own_clock(looked_at) else "ms"
    return Stamps(unit, _step_ms(looked_at), began)


def spread(packets: Iterable[Packet], stamps: Stamps, at_once: int) -> Iterator[Chunk]:
    """Each reading with its own time."""
    timed = _by_device(packets) if stamps.unit == "us" else _by_arrival(packets, stamps, at_once)
    while some := list(islice(timed, at_once)):
        place, time, force = np.array(some, dtype=np.float64).T
        yield Chunk(place.astype(np.int64), time, force)


def _own_clock(packets: Sequence[Packet]) -> bool:
    ran_us = sum(_ahead(one, other) for one, other in pairwise(packets))
    ran_ms = packets[-1].received_ms - packets[0].received_ms
    low, high = OWN_CLOCK
    return ran_ms > 0 and low <= ran_us / (1000 * ran_ms) <= high


def _ahead(one: Packet, other: Packet) -> float:
    return (other.sample - one.sample) % WRAP_US


def _step_ms(packets: Sequence[Packet]) -> float:
    groups = [(ms, len(list(group))) for ms, group in groupby(packets, attrgetter("received_ms"))]
    steps = [(then - ms) / n for (ms, n), (then, _) in pairwise(groups) if then > ms]
    return float(np.median(steps)) if steps else 1.0


def _by_device(packets: Iterable[Packet]) -> Iterator[tuple[int, float, float]]:
    """From 0 on, past the wrap after 71 minutes."""
    before, time_us = None, 0.0
    for packet in packets:
        time_us += 0.0 if before is None else _ahead(before, packet)
        before = packet
        yield packet.place, time_us, packet.force


def _by_arrival(
    packets: Iterable[Packet], stamps: Stamps, at_once: int
) -> Iterator[tuple[int, float, float]]:
    """A packet after a silence fills no more than its usual time: the silence stays one."""
    waiting: list[Packet] = []
    for packet in packets:
        if waiting and (packet.received_ms != waiting[0].received_ms or len(waiting) >= at_once):
            yield from _one_after_another(waiting, packet.received_ms, stamps.step_ms)
            waiting = []
        waiting.append(packet)
    if waiting:
        then_ms = waiting[0].received_ms + stamps.step_ms * len(waiting)
        yield from _one_after_another(waiting, then_ms, stamps.step_ms)


def _one_after_another(
    group: Sequence[Packet], then_ms: float, step_ms: float
) -> Iterator[tuple[int, float, float]]:
    step_ms = min(step_ms, max(0.0, then_ms - group[0].received_ms) / len(group))
    for number, packet in enumerate(group):
        yield packet.place, packet.received_ms + number * step_ms, packet.force
