"""What the zip of a session holds, made into our own values; what cannot be is counted by name."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

from kneadle.coach import told
from kneadle.detect import limits as limits_of
from kneadle.errors import LimitError
from kneadle.events import Event, from_json
from kneadle.exchange.fits import fits
from kneadle.exchange.keep import Origin
from kneadle.exchange.session_zip import SessionZip
from kneadle.exchange.zip_layout import EVENTS, MESSAGES, SCHEMA, VERDICTS
from kneadle.journal import message_json
from kneadle.journal.read import StoredEvent
from kneadle.journal.replay import PlacedSamples, PlacedWord, interleave
from kneadle.journal.rows import storable
from kneadle.journal.verdicts import Verdict
from kneadle.samples import Message

Made = TypeVar("Made")
Line = dict[str, Any]
Make = Callable[[Line], Made | None]
NotKept = Callable[[str], None]  # told the name of what this Kneadle has no word for

FIRST_YEAR, LAST_YEAR = 1970, 2200

_STRANGE = (KeyError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Given:
    """What session.json says. `ended` is None for one that never came to its end."""

    origin: Origin
    device: str
    kind: str
    ended: datetime | None
    end_reason: str | None
    summary: dict[str, Any] | None


def messages(file: SessionZip, not_kept: NotKept) -> Iterator[Message]:
    """As the pipeline was fed them, then; neighbouring samples merged."""
    return interleave(_blocks(file), _words(file, not_kept))


def events(file: SessionZip, not_kept: NotKept) -> Iterator[StoredEvent]:
    for line in file.lines(EVENTS):
        name = f"event {str(line['event'])[:40]}"
        yield from _known(_event, line, name, not_kept)


def verdicts(file: SessionZip) -> Iterator[Verdict]:
    for line in file.lines(VERDICTS):
        judged = _moment(line["judged_utc"])
        yield Verdict(storable(str(line["program_version"])), judged, dict(line["analysis"]))


def session_of(file: SessionZip) -> Given:
    """Raises ValueError, KeyError or TypeError."""
    made = file.session()
    if made.get("schema") != SCHEMA:
        raise ValueError(f"it is {str(made.get('schema'))[:40]}, this Kneadle reads {SCHEMA}")
    given = dict(made["session"])
    ended, reason, summary = given["ended_utc"], given["end_reason"], given["summary"]
    return Given(
        origin=_origin(given),
        device=storable(str(given["device"])),
        kind=storable(str(given["kind"])),
        ended=None if ended is None else _moment(ended),
        end_reason=None if reason is None else storable(str(reason)),
        summary=None if summary is None else dict(summary),
    )


def _origin(given: dict[str, Any]) -> Origin:
    zone = timezone(timedelta(seconds=int(given["utc_offset_s"])), storable(str(given["zone"])))
    limits = dict(given["limits"])
    try:
        if limits:
            limits_of.from_json(limits)
    except LimitError as error:
        raise ValueError(error.what) from error
    return Origin(
        program_version=storable(str(given["program_version"])),
        started=_moment(given["started_utc"]).astimezone(zone),
        limits=limits,
        note=storable(str(given["note"])),
        tags=tuple(str(tag) for tag in given["tags"]),
    )


def _moment(text: str) -> datetime:
    """Of a person's life: beyond it, arithmetic with moments ends in errors."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"{text[:40]!r} is no moment of a session")
    return moment


def _blocks(file: SessionZip) -> Iterator[PlacedSamples]:
    readings = 0
    for samples in file.samples():
        yield PlacedSamples(readings, samples)
        readings += len(samples.tick)


def _words(file: SessionZip, not_kept: NotKept) -> Iterator[PlacedWord]:
    last = 0
    for line in file.lines(MESSAGES):
        after = line["after_index"]
        if not isinstance(after, int) or after < last:
            raise ValueError(f"messages are not in order at {after!r}")
        last = after
        name = f"message {str(line['kind'])[:40]}"
        yield from _known(_word, line, name, not_kept)


def _word(line: Line) -> PlacedWord | None:
    word = message_json.read(line["kind"], json.dumps(line["body"]))
    return PlacedWord(line["after_index"], word) if fits(word) else None


def _event(line: Line) -> StoredEvent | None:
    by_coach = str(line["event"]).startswith(told.PREFIX)
    event: Event = told.from_json(line) if by_coach else from_json(line)
    texts = [line[name] for name in ("muscle", "side") if name in line]
    if not fits(event) or any(storable(text) != text for text in texts):
        return None
    return StoredEvent(_moment(line["utc"]), event)


def _known(make: Make[Made], line: Line, name: str, not_kept: NotKept) -> Iterator[Made]:
    try:
        made = make(line)
    except _STRANGE:
        made = None
    if made is None:
        not_kept(name)
    else:
        yield made
