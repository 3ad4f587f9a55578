"""What the zip of a session holds, made into our own values; what cannot be is counted by name."""

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from kneadle.coach import told
from kneadle.events import Event, from_json
from kneadle.exchange.comparable import comparable
from kneadle.exchange.fits import fits, happens
from kneadle.exchange.session_zip import SessionZip
from kneadle.exchange.zip_given import NotKept, moment
from kneadle.exchange.zip_layout import EVENTS, MESSAGES, VERDICTS
from kneadle.journal import message_json
from kneadle.journal.read import StoredEvent
from kneadle.journal.replay import PlacedSamples, PlacedWord, interleave
from kneadle.journal.rows import storable
from kneadle.journal.verdicts import Verdict
from kneadle.samples import Message

Made = TypeVar("Made")
Line = dict[str, Any]
Make = Callable[[Line], Made | None]

_STRANGE = (KeyError, TypeError, ValueError)


def messages(file: SessionZip, not_kept: NotKept) -> Iterator[Message]:
    """As the pipeline was fed them, then; neighbouring samples merged."""
    return interleave(_blocks(file), _words(file, not_kept))


def events(file: SessionZip, not_kept: NotKept) -> Iterator[StoredEvent]:
    for line in file.lines(EVENTS):
        name = f"event {str(line['event'])[:40]}"
        yield from _known(_event, line, name, not_kept)


def verdicts(file: SessionZip, not_kept: NotKept) -> Iterator[Verdict]:
    for line in file.lines(VERDICTS):
        name = f"verdict of {str(line.get('program_version'))[:40]}"
        yield from _known(_verdict, line, name, not_kept)


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
    if not happens(event) or any(storable(text) != text for text in texts):
        return None
    return StoredEvent(moment(line["utc"]), event)


def _verdict(line: Line) -> Verdict | None:
    analysis = dict(line["analysis"])
    version, judged = storable(str(line["program_version"])), moment(line["judged_utc"])
    return Verdict(version, judged, analysis) if comparable(analysis) else None


def _known(make: Make[Made], line: Line, name: str, not_kept: NotKept) -> Iterator[Made]:
    try:
        made = make(line)
    except _STRANGE:
        made = None
    if made is None:
        not_kept(name)
    else:
        yield made
