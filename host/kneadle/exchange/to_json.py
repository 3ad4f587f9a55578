"""A session as one JSON object: everything, for programs that know nothing of Kneadle."""

from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from kneadle.exchange.described import (
    described,
    happened,
    judged,
    limits_at_first,
    plain_json,
)
from kneadle.exchange.readings import Readings, readings
from kneadle.exchange.table import LeftOut, Watch, columns_of
from kneadle.exchange.words import placed_words
from kneadle.journal.read import StoredSession
from kneadle.journal.verdicts import verdicts
from kneadle.written import written_whole

SCHEMA = "kneadle.export/1"


def write(stored: StoredSession, journal: Path, to: Path, watch: Watch) -> LeftOut:
    """Raises KneadleError, JournalError."""
    left_out = LeftOut()
    with written_whole(to) as new, new.open("w", encoding="utf-8", newline="\n") as file:
        head = {
            "schema": SCHEMA,
            "session": described(stored.info),
            "events": [happened(kept) for kept in stored.events],
            "verdicts": [judged(each) for each in verdicts(journal, stored.info.id)],
        }
        file.write(f'{plain_json(head)[:-1]}, "messages": [\n')
        _list(file, (plain_json(word) for word in placed_words(stored.messages())))
        file.write(f'], "columns": {plain_json(_names(stored))}, "readings": [\n')
        _list(file, _rows(stored, watch))
        left_out.note(stored)
        lost = {"missing": left_out.missing, "damaged": left_out.damaged}
        file.write(f'], "left_out": {plain_json(lost)}}}\n')
    return left_out


def _names(stored: StoredSession) -> list[str]:
    """The table's, with a tick for the time of day."""
    return ["tick", *[name for name in columns_of(stored) if name != "time_utc"]]


def _list(file: TextIO, items: Iterator[str]) -> None:
    separator = ""
    for item in items:
        file.write(separator + item)
        separator = ",\n"


def _rows(stored: StoredSession, watch: Watch) -> Iterator[str]:
    done = 0
    for block in readings(stored.messages, limits_at_first(stored)):
        done += len(block.tick)
        yield from map(plain_json, _columns(block))
        watch(min(1.0, done / max(1, stored.info.readings)))


def _columns(block: Readings) -> Iterator[tuple[int, float, float, float]]:
    columns = (block.tick, block.t_s, block.force_n, block.raw)
    return zip(*(column.tolist() for column in columns), strict=True)
