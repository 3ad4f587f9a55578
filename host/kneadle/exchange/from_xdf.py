"""A recording of the lab streaming layer (XDF): one channel of one of its streams."""

import io
import logging
import warnings
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from kneadle.errors import TraceError
from kneadle.exchange.recording import Chunk, Recording, Said
from kneadle.exchange.skipped import Skipped
from kneadle.exchange.units import FORCE_WORDS, spelt
from kneadle.exchange.xdf_choice import Chosen, chosen
from kneadle.exchange.xdf_chunks import MAGIC, Walked, walk
from kneadle.samples import Floats

__all__ = ["MAGIC", "recording"]

MOST_BYTES = 1 << 29  # pyxdf holds all of it; a day at 100 Hz has a quarter
AT_ONCE = 65536


def recording(path: Path, said: Said) -> Recording:
    """Raises TraceError, also where pyxdf is not installed, and OSError."""
    pyxdf = _pyxdf(path)
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise TraceError(
            f"{path.name} is larger than {MOST_BYTES >> 20} MiB, more than can be held.",
            "Record shorter files, or export the stream as CSV.",
        )
    with path.open("rb") as file:
        walked = walk(file, size)
        file.seek(0)
        whole = file.read(walked.whole_bytes)
    choice = chosen(path, walked, said.column)
    time, force = _loaded(pyxdf, path, whole, choice)
    return Recording(
        form="XDF",
        device=choice.stream.name or path.stem,
        unit=said.unit or _unit(choice),
        time="s",
        chunks=partial(_chunks, time, force),
        understood=tuple(_understood(choice, walked)),
        not_kept=choice.others,
        started=_recorded(walked),
    )


def _chunks(time: Floats, force: Floats, skipped: Skipped) -> Iterator[Chunk]:
    place = np.arange(1, len(time) + 1)
    for start in range(0, len(time), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        yield Chunk(place[some], time[some], force[some])


def _loaded(pyxdf: Any, path: Path, whole: bytes, choice: Chosen) -> tuple[Floats, Floats]:
    """Seconds from the first, and force: (n,) each. Stamps stay as they are.

    Evened out, they would close gaps in which nothing was measured.
    """
    logger = logging.getLogger("pyxdf")
    before, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            (stream,), _ = pyxdf.load_xdf(
                io.BytesIO(whole), select_streams=[choice.stream.id], dejitter_timestamps=False
            )
        time = np.asarray(stream["time_stamps"], np.float64)
        force = np.asarray(stream["time_series"], np.float64)[:, choice.channel]
    except Exception as error:  # whatever it meets in a file that only it understands
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise TraceError(
            f"{path.name} cannot be read as XDF ({reason}).", "Export the stream as CSV instead."
        ) from error
    finally:
        logger.disabled = before
    return time - (time[0] if len(time) else 0.0), np.ascontiguousarray(force)


def _unit(choice: Chosen) -> str | None:
    return FORCE_WORDS.get(spelt(choice.stream.channels[choice.channel].unit))


def _recorded(walked: Walked) -> datetime | None:
    try:
        return datetime.fromisoformat(walked.recorded).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _understood(choice: Chosen, walked: Walked) -> Iterator[str]:
    stream = choice.stream
    yield f"Stream {stream.name!r}, {choice.label}; times are the stream's own stamps."
    unit = stream.channels[choice.channel].unit
    if unit and _unit(choice) is None:
        yield f"The file says its unit is {unit[:20]}, which is none of force."
    if walked.broken:
        yield "The file breaks off, or is damaged: what came before is whole."


def _pyxdf(path: Path) -> Any:
    try:
        import pyxdf  # noqa: PLC0415 - an extra
    except ImportError:
        raise TraceError(
            f"{path.name} is XDF, for which the Python package pyxdf is needed; it is not"
            " installed.",
            "Install it with `pip install 'kneadle[xdf]'`, or export the stream as CSV.",
        ) from None
    return pyxdf
