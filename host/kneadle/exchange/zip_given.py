"""What session.json of a zip says, made into our own values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from kneadle.detect import limits as limits_of
from kneadle.errors import LimitError
from kneadle.exchange.fits import sums_up
from kneadle.exchange.holed import Lost, lost_of
from kneadle.exchange.keep import Origin
from kneadle.exchange.session_zip import SessionZip
from kneadle.exchange.zip_layout import SCHEMA
from kneadle.journal.rows import storable
from kneadle.journal.session_row import made_up

NotKept = Callable[[str], None]  # told the name of what this Kneadle has no word for

FIRST_YEAR, LAST_YEAR = 1970, 2200
NOTHING_LOST = {"missing": 0, "damaged": 0}
MADE_UP = "Made up: a simulated ball and a simulated person. Nobody was measured."


@dataclass(frozen=True, slots=True)
class Given:
    """What session.json says. `ended` is None for one that never came to its end."""

    origin: Origin
    device: str
    kind: str
    ended: datetime | None
    end_reason: str | None
    summary: dict[str, Any]
    lost: Lost
    made_up: bool


def given_in(file: SessionZip, not_kept: NotKept) -> Given:
    """Raises ValueError, KeyError or TypeError."""
    made = file.session()
    if made.get("schema") != SCHEMA:
        raise ValueError(f"it is {str(made.get('schema'))[:40]}, this Kneadle reads {SCHEMA}")
    given = dict(made["session"])
    ended, reason = given["ended_utc"], given["end_reason"]
    return Given(
        origin=origin_of(given),
        device=storable(str(given["device"])),
        kind=storable(str(given["kind"])),
        ended=None if ended is None else moment(ended),
        end_reason=None if reason is None else storable(str(reason)),
        summary=_summary(given["summary"], not_kept),
        lost=lost_of(made.get("left_out", NOTHING_LOST)),
        made_up=made_up(given["kind"], dict(given["summary"] or {})),
    )


def _summary(given: Any, not_kept: NotKept) -> dict[str, Any]:
    """Field by field: a list of sessions reads them."""
    kept: dict[str, Any] = {}
    for name, value in dict(given or {}).items():
        if sums_up(name, value):
            kept[name] = value
        else:
            not_kept(f"{str(name)[:40]} of its summary")
    return kept


def origin_of(given: dict[str, Any]) -> Origin:
    """Raises ValueError, KeyError, TypeError or OverflowError."""
    zone = timezone(timedelta(seconds=int(given["utc_offset_s"])), storable(str(given["zone"])))
    limits = dict(given["limits"])
    try:
        if limits:
            limits_of.from_json(limits)
    except LimitError as error:
        raise ValueError(error.what) from error
    return Origin(
        program_version=storable(str(given["program_version"])),
        started=moment(given["started_utc"]).astimezone(zone),
        limits=limits,
        note=storable(str(given["note"])),
        tags=tuple(str(tag) for tag in given["tags"]),
    )


def moment(text: str) -> datetime:
    """Of a person's life: beyond it, arithmetic with moments ends in errors."""
    there = datetime.fromisoformat(text)
    if there.tzinfo is None or not FIRST_YEAR <= there.year <= LAST_YEAR:
        raise ValueError(f"{text[:40]!r} is no moment of a session")
    return there
