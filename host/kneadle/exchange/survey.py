"""One look through a recording before anything is written: how much it is, and from when."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate

import numpy as np

from kneadle.exchange.recording import Chunk, Recording
from kneadle.exchange.skipped import NO_NUMBER, NOT_RISING, Skipped
from kneadle.exchange.units import S_PER, since_1970
from kneadle.samples import Mask
from kneadle.trace.row import LARGEST


@dataclass(slots=True)
class Survey:
    """Times and forces as in the file; `step` is the usual one between two rows, 0 below two."""

    rows: int = 0
    first: float = 0.0
    last: float = 0.0
    step: float = 0.0
    lowest: float = 0.0
    highest: float = 0.0
    skipped: Skipped = field(default_factory=Skipped)


def survey(recording: Recording) -> Survey:
    found, steps = Survey(), list[tuple[float, int]]()
    for chunk in sound(recording, found.skipped):
        low, high = float(chunk.force.min()), float(chunk.force.max())
        if not found.rows:
            found.first, found.lowest, found.highest = float(chunk.time[0]), low, high
        found.rows += len(chunk.time)
        found.last = float(chunk.time[-1])
        found.lowest, found.highest = min(found.lowest, low), max(found.highest, high)
        if len(chunk.time) > 1:
            steps.append((float(np.median(np.diff(chunk.time))), len(chunk.time) - 1))
    if found.rows > 1:
        whole = found.last - found.first
        found.step = _middle(steps) if steps else whole / (found.rows - 1)
    return found


def _middle(steps: list[tuple[float, int]]) -> float:
    """The median step of pieces and how many they are: a few rows at the end decide nothing."""
    steps = sorted(steps)
    upto = list(accumulate(many for _, many in steps))
    return steps[bisect_left(upto, upto[-1] / 2)][0]


def sound(recording: Recording, skipped: Skipped) -> Iterator[Chunk]:
    """Numbers that a sensor could give, at times that rise. No chunk is empty."""
    most_time = LARGEST / S_PER[recording.time or "us"]
    last = -np.inf
    for whole in recording.chunks(skipped):
        fit = (np.abs(whole.time) <= most_time) & (np.abs(whole.force) <= LARGEST)
        chunk = _kept(whole, fit, NO_NUMBER, skipped)
        before = np.maximum.accumulate(np.concatenate(([last], chunk.time)))[:-1]
        chunk = _kept(chunk, chunk.time > before, NOT_RISING, skipped)
        if len(chunk.time):
            last = float(chunk.time[-1])
            yield chunk


def moments(recording: Recording, found: Survey) -> tuple[str | None, float, datetime | None]:
    """The unit of time, the time to be called 0, and when the first row was; None: nobody knows.

    Times since 1970 are told by their size where the file is mute.
    """
    unit = since_1970(found.first, recording.time) if found.rows else None
    if unit is None:
        return recording.time, 0.0, recording.started
    began = datetime.fromtimestamp(0, UTC) + timedelta(seconds=found.first * S_PER[unit])
    return unit, found.first, began.astimezone()


def _kept(chunk: Chunk, fit: Mask, why: str, skipped: Skipped) -> Chunk:
    if fit.all():
        return chunk
    bad = chunk.place[~fit]
    skipped.add(why, int(bad[0]), len(bad))
    return Chunk(chunk.place[fit], chunk.time[fit], chunk.force[fit])
