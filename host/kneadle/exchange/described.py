"""What is known of a session without its readings, as JSON."""

import json
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from kneadle.detect import limits as limits_of
from kneadle.detect.limits import Limits
from kneadle.errors import LimitError
from kneadle.events import to_json
from kneadle.journal.read import SessionRow, StoredEvent, StoredSession
from kneadle.journal.verdicts import Verdict


def described(info: SessionRow) -> dict[str, Any]:
    offset = info.started.utcoffset()
    return {
        "kind": info.kind,
        "started_utc": utc(info.started),
        "zone": info.zone,
        "utc_offset_s": 0 if offset is None else round(offset.total_seconds()),
        "ended_utc": utc(info.ended) if info.ended else None,
        "end_reason": info.end_reason,
        "program_version": info.program_version,
        "device": info.device,
        "hello": info.hello,
        "calibration": info.calibration,
        "limits": dict(info.limits),
        "summary": info.summary.stored,
        "note": info.note,
        "tags": list(info.tags),
        "readings": info.readings,
    }


def happened(kept: StoredEvent) -> dict[str, Any]:
    """As the event stream said it."""
    return {**to_json(kept.event), "utc": utc(kept.utc)}


def judged(verdict: Verdict) -> dict[str, Any]:
    """What a later version made of the readings."""
    return {
        "program_version": verdict.program_version,
        "judged_utc": verdict.judged.isoformat(),
        "analysis": verdict.analysis,
    }


def limits_at_first(stored: StoredSession) -> Limits:
    """A session that was refused before it began has none."""
    try:
        return limits_of.from_json(dict(stored.info.limits))
    except (LimitError, TypeError):
        return Limits()


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def plain_json(value: Any, indent: int | None = None) -> str:
    """JSON that every program reads: it knows no NaN and no infinity, so they become null."""
    try:
        return json.dumps(value, allow_nan=False, indent=indent)
    except ValueError:
        return json.dumps(_finite(value), allow_nan=False, indent=indent)


def _finite(value: Any) -> Any:
    match value:
        case float() if not isfinite(value):
            return None
        case dict():
            return {key: _finite(each) for key, each in value.items()}
        case list() | tuple():
            return [_finite(each) for each in value]
    return value
