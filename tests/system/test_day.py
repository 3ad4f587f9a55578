"""Half a day on the ball costs no more memory than an hour, and its last hours no more time."""

import gc
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np
import pytest

from clockwork import in_clockwork
from feeding import hello, noisy, samples
from kneadle.events import HoldEnded
from kneadle.journal.read import latest
from kneadle.journal.write import open_session
from kneadle.samples import Samples
from kneadle.view import Update
from kneadle_sims.scenarios import random_hand
from scripted_link import ScriptedLink, Step, Wait
from spectators import session_with

HOURS = 12
RATE_HZ = 100
SESSION_S, SLOT_S = 400, 600  # forty minutes of every hour somebody is on the ball
EARLY, LATE = slice(2, 5), slice(-3, None)  # caches fill before
APART_S = 3600 * (HOURS - 3 - 4)
# Eight bytes kept of each sample would be twice that; the allocator alone does not take so much.
MOST_MORE_KIB = 8 * APART_S * RATE_HZ / 2 / 1024
# Small objects, counted exactly: one kept of every ten seconds is too much.
MOST_MORE_BLOCKS = APART_S / 10
STATM = Path("/proc/self/statm")


def a_day() -> Iterator[tuple[int, Samples]]:
    """(hour, one second of samples): another hand every ten minutes."""
    first = 0
    for slot in range(HOURS * 3600 // SLOT_S):
        force_n = random_hand(slot, SESSION_S).force(RATE_HZ)[1][: SLOT_S * RATE_HZ]
        whole = noisy(np.pad(force_n, (0, SLOT_S * RATE_HZ - len(force_n))), slot)
        for part in whole.reshape(SLOT_S, RATE_HZ):
            yield slot * SLOT_S // 3600, samples(part, first)
            first += RATE_HZ


@dataclass
class Day:
    """Says what each hour cost, while it plays."""

    hours_s: list[float] = field(default_factory=list)
    resident_kib: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    holds: int = 0
    flush: Callable[[], None] = lambda: None

    def steps(self) -> Iterator[Step]:
        began_s, before = process_time(), 0
        yield (hello(RATE_HZ),)
        for hour, second in a_day():
            if hour != before:
                began_s = self._note(began_s)
                before = hour
            yield Wait(1.0)
            yield (second,)
        self._note(began_s)

    def show(self, update: Update) -> None:
        self.holds += sum(isinstance(event, HoldEnded) for event in update.events)

    def _note(self, began_s: float) -> float:
        """What only waits for the disk is no memory kept."""
        self.hours_s.append(process_time() - began_s)
        self.flush()
        gc.collect()
        self.resident_kib.append(_resident_kib())
        self.blocks.append(sys.getallocatedblocks())
        return process_time()


def _resident_kib() -> int:
    """Now: the highest there was says how long a disk once stalled."""
    return int(STATM.read_text().split()[1]) * resource.getpagesize() // 1024


class DayLink(ScriptedLink):
    """Its steps are made as they are asked for."""

    def __init__(self, day: Day) -> None:
        super().__init__()
        self.steps = day.steps()  # type: ignore[assignment]


@pytest.mark.slow
@pytest.mark.skipif(not STATM.exists(), reason="only Linux says what is resident now")
def test_half_a_day_takes_the_memory_of_an_hour_and_does_not_slow_down(tmp_path: Path) -> None:
    day, path = Day(), tmp_path / "journal.sqlite3"
    _live_through(day, path)
    assert day.holds > 500
    assert median(day.hours_s[LATE]) < 1.5 * median(day.hours_s[EARLY])
    assert min(day.resident_kib[LATE]) - min(day.resident_kib[EARLY]) < MOST_MORE_KIB
    assert min(day.blocks[LATE]) - min(day.blocks[EARLY]) < MOST_MORE_BLOCKS
    assert latest(path).readings == HOURS * 3600 * RATE_HZ


@in_clockwork
async def _live_through(day: Day, path: Path) -> None:
    started = datetime(2026, 11, 22, tzinfo=UTC)
    writer = open_session(path, kind="live", program_version="", limits={}, started=started)
    day.flush = writer.flush
    await session_with(DayLink(day), keeper=writer, show=day.show).run()
    writer.close("ended", {})
