"""The same data for programs: JSON inside the page, described in docs/files.md."""

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass, replace
from datetime import date
from math import isfinite
from typing import Any

from kneadle.report.content import Kept, Session, Weeks
from kneadle.report.html import Html
from kneadle.report.packed import packed
from kneadle.review.hold import HoldNumbers
from kneadle.review.session import SessionNumbers
from kneadle.review.trace import Trace
from kneadle.telling import GLYPHS

SCHEMA = "kneadle.report/1"
WARNING = ("kind", "start_s", "end_s", "warned_at_s", "peak_n")
UNKNOWN: tuple[Any, ...] = (None, "", [])
DIGITS = 4  # a tenth of a millisecond, a tenth of a millinewton


def of_session(session: Session) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "kind": "session",
        "made": session.made.isoformat(timespec="seconds"),
        "by": session.by,
        "session": _kept(session.kept) | {"missing": session.missing},
        "trace": _trace(session.trace) | {"hole_s": plain(session.hole_s)},
    }


def of_weeks(weeks: Weeks) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "kind": "weeks",
        "made": weeks.made.isoformat(timespec="seconds"),
        "by": weeks.by,
        "since": weeks.since.isoformat(),
        "until": weeks.until.isoformat(),
        "imported": weeks.imported,
        "sessions": [_kept(each) for each in weeks.sessions],
        "courses": plain(weeks.courses),
    }


def plain(value: Any) -> Any:
    """As JSON has it: a number that is none becomes null."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, float):
        return round(value, DIGITS) if isfinite(value) else None
    return value.isoformat() if isinstance(value, date) else value


def as_script(data: Mapping[str, Any]) -> Html:
    """No text in it can end the element, or begin another."""
    text = json.dumps(data, separators=(",", ":"), allow_nan=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Html(f'<script type="application/json" id="kneadle-report">{text}</script>')


def _kept(kept: Kept) -> dict[str, Any]:
    row = kept.row
    return {
        "id": row.id,
        "kind": row.kind,
        "started": row.started.isoformat(),
        "ended": row.ended.isoformat() if row.ended else None,
        "program_version": row.program_version,
        "note": row.note,
        "tags": list(row.tags),
        "numbers": _numbers(kept.numbers),
        "refused": [
            _told(each, "at", "muscle", "side", "why", "do", "rule") for each in kept.refused
        ],
        "ceilings_lowered": [
            _told(each, "at", "muscle", "side", "force_n", "ceiling_n") for each in kept.lowered
        ],
    }


def _numbers(numbers: SessionNumbers) -> dict[str, Any]:
    rest: dict[str, Any] = plain(replace(numbers, holds=()))
    return rest | {"guided": numbers.guided, "holds": [_hold(each) for each in numbers.holds]}


def _hold(hold: HoldNumbers) -> dict[str, Any]:
    """What is not known of it is left out: a day has many."""
    told: dict[str, Any] = plain(hold)
    del told["guided"]  # as all of its session
    return {name: value for name, value in told.items() if value not in UNKNOWN}


def _told(event: Any, *names: str) -> dict[str, Any]:
    return {name: plain(getattr(event, name)) for name in names}


def _trace(trace: Trace) -> dict[str, Any]:
    return {
        **asdict(packed(trace.columns)),  # steps are exact, and not rounded
        "unit": trace.unit,
        "signs": GLYPHS,
        "ceilings": plain(trace.ceilings),
        "warnings": [list(_told(each, *WARNING).values()) for each in trace.warnings],
    }
