"""A day at 100 Hz in the journal: how small it is, and how soon review shows it.

The readings are the simulated load cell's counts of the made-up day of `day.py`, in blocks of a
second, as they are written while a session runs.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from bench.day import SAMPLES, a_day
from bench.timing import RATE_HZ, Aim, best_s, one_pass
from journalled import begin
from kneadle.journal.read import latest
from kneadle.samples import Calibrated, Samples
from kneadle.screen.review.loading import Loading, StoppedError
from kneadle.screen.review.looked import Looked
from kneadle_sims.sensor.load_cell import LoadCell

AT_ONCE = 100
AIM_BYTES, AIM_S = 3.0, 1.0


def report() -> list[Aim]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.sqlite3"
        force_n = a_day()
        _keep(path, LoadCell().raw(np.arange(SAMPLES) / RATE_HZ, force_n))
        each = path.stat().st_size / SAMPLES
        first_s = best_s(_first_picture(path), 3)
        base_s = best_s(one_pass(force_n), 5)
    print(f"a day of {SAMPLES / 1e6:.2f} M readings in the journal:")
    print(f"  {each:.2f} bytes a reading, the whole file (aim {AIM_BYTES:g})")
    print(f"  {first_s:.2f} s to the first picture, {first_s / base_s:.1f} sosfilt passes over it")
    return [("bytes a reading", each <= AIM_BYTES), ("first picture", first_s < AIM_S)]


def _keep(path: Path, raw: Iterable[float]) -> None:
    cell, counts = LoadCell(), np.asarray(raw)
    writer = begin(path)
    writer.keep(cell.hello(RATE_HZ))
    writer.keep(Calibrated(cell.calibration))
    for part in _parts(counts):
        writer.keep(part)
        writer.flush()
    writer.close("ended", {})


def _parts(counts: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Iterator[Samples]:
    for first in range(0, SAMPLES, AT_ONCE):
        part = counts[first : first + AT_ONCE]
        yield Samples(np.arange(first, first + len(part)), part)


def _first_picture(path: Path) -> Callable[[], object]:
    def look() -> None:
        seen: list[Looked] = []
        loading = Loading(path, lambda *_: iter(()), seen.append, lambda: not seen)
        try:
            loading.look(latest(path))
        except StoppedError:
            assert len(seen) == 1

    return look
