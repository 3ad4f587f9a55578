"""What stands beside Kneadle's own CSV: note, tags and where it was, if the file is still there."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from kneadle.exchange.keep import Origin
from kneadle.exchange.recording import Recording, Said
from kneadle.exchange.relative import without_unit
from kneadle.exchange.table import COLUMNS, FORCE, RELATIVE_COLUMNS, SCHEMA
from kneadle.exchange.to_csv import beside
from kneadle.exchange.zip_given import MADE_UP, origin_of
from kneadle.harmless import harmless_json
from kneadle.journal.rows import storable
from kneadle.journal.session_row import made_up

MOST_BYTES = 1 << 26
SAME_S = 1.0
ZIP_ALONE = "Muscle, pain and what else the coach was told come back from a session's .zip alone."
NOTHING_BESIDE = "No {} stands beside it, so note and tags do not come back."
OTHER = "{} beside it is of another session, or spoilt: it is left."

_STRANGE = (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Told:
    origin: Origin
    device: str
    made_up: bool
    relative: bool


def with_what_is_beside(path: Path, recording: Recording, said: Said) -> Recording:
    """Changed only where it is a CSV of Kneadle's own. Raises TraceError."""
    if recording.columns not in (tuple(COLUMNS), tuple(RELATIVE_COLUMNS)):
        return recording
    ours = replace(recording, form="Kneadle's own CSV")
    file = beside(path)
    if not file.is_file():
        return _saying(ours, NOTHING_BESIDE.format(file.name))
    told = _told(file)
    began = recording.started
    if told is None or began is None:
        return _saying(ours, OTHER.format(file.name))
    if abs((began - told.origin.started).total_seconds()) > SAME_S:
        return _saying(ours, OTHER.format(file.name))
    there = replace(
        ours,
        device=told.device,
        started=began.astimezone(told.origin.started.tzinfo),
        note=told.origin.note,
        tags=told.origin.tags,
        made_up=told.made_up,
    )
    more = [MADE_UP] if told.made_up else []
    there = _saying(there, f"Device, note and tags are from {file.name}.", *more)
    # Earlier Kneadles called every force newtons.
    force_n = recording.unit is not None and (said.column or FORCE).casefold() == FORCE
    mute = told.relative and force_n and not recording.relative
    return without_unit(there, path, said) if mute else there


def _saying(recording: Recording, *sentences: str) -> Recording:
    return replace(recording, understood=(*recording.understood, *sentences, ZIP_ALONE))


def _told(file: Path) -> _Told | None:
    try:
        if file.stat().st_size > MOST_BYTES:
            return None
        about = harmless_json(json.loads(file.read_text(encoding="utf-8")))
        if about["schema"] != SCHEMA:
            return None
        given = dict(about["session"])
        origin = origin_of(given)
        simulated = made_up(given["kind"], dict(given["summary"] or {}))
        relative = dict(given["calibration"] or {}).get("kind") == "relative"
        return _Told(origin, storable(str(given["device"])), simulated, relative)
    except _STRANGE:
        return None
