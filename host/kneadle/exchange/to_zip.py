"""A session as a zip that another Kneadle imports without a loss; docs/files.md describes it."""

import json
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np

from kneadle import program_version
from kneadle.errors import KneadleError
from kneadle.exchange.described import described, happened, judged, plain_json
from kneadle.exchange.table import LeftOut, Watch
from kneadle.exchange.words import placed_words
from kneadle.exchange.zip_layout import (
    EVENTS,
    MESSAGES,
    MOST_READINGS,
    READING,
    SAMPLES,
    SCHEMA,
    SESSION,
    VERDICTS,
)
from kneadle.journal.read import StoredSession
from kneadle.journal.verdicts import verdicts
from kneadle.samples import Samples
from kneadle.written import written_whole

# The same session makes the same file, byte for byte.
NO_DATE = (1980, 1, 1, 0, 0, 0)


def write(stored: StoredSession, journal: Path, to: Path, watch: Watch) -> LeftOut:
    """Raises KneadleError, JournalError."""
    _refuse_endless(stored)
    left_out = LeftOut()
    with written_whole(to) as new, ZipFile(new, "w") as file:
        _samples(file, stored, watch)
        left_out.note(stored)
        _lines(file, MESSAGES, map(json.dumps, placed_words(stored.messages())))
        _lines(file, EVENTS, (json.dumps(happened(kept)) for kept in stored.events))
        kept = verdicts(journal, stored.info.id)
        _lines(file, VERDICTS, (json.dumps(judged(each)) for each in kept))
        _lines(file, SESSION, [plain_json(_session(stored, left_out), indent=1)])
    return left_out


def _session(stored: StoredSession, left_out: LeftOut) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "written_by": program_version(),
        "session": described(stored.info),
        "left_out": {
            "missing": left_out.missing,
            "damaged": left_out.damaged,
            "holes": stored.holes,
        },
    }


def _samples(file: ZipFile, stored: StoredSession, watch: Watch) -> None:
    done = 0
    with file.open(_entry(SAMPLES), "w") as entry:
        for message in stored.messages():
            if isinstance(message, Samples):
                both = np.empty(len(message.tick), READING)
                both["tick"], both["raw"] = message.tick, message.raw
                entry.write(both.tobytes())
                done += len(message.tick)
                watch(min(1.0, done / max(1, stored.info.readings)))


def _lines(file: ZipFile, name: str, lines: Iterable[str]) -> None:
    with file.open(_entry(name), "w") as entry:
        for line in lines:
            entry.write(line.encode() + b"\n")


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, NO_DATE)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _refuse_endless(stored: StoredSession) -> None:
    if stored.info.readings > MOST_READINGS:
        raise KneadleError(
            f"Session {stored.info.id} has {stored.info.readings:,} readings, more than a zip of"
            f" a session may hold ({MOST_READINGS:,}).",
            "Export it as .parquet, or copy the whole journal with `kneadle backup`.",
        )
