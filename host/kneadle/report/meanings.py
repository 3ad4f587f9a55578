"""What each number means, as docs/review.md has it."""

from collections.abc import Iterable, Sequence

from kneadle.report.html import Html, element
from kneadle.report.parts import Column, Section, folded, table
from kneadle.review.definitions import HOLD, SESSION, WEEKS, Definition

SOURCES = (
    "a trial is named with its year; our own choice comes from no trial. Every limit stands in"
    " docs/limits.md of Kneadle."
)
_COLUMNS = (Column("number"), Column("unit"), Column("what it is"), Column("source"))


def of_a_session() -> Section:
    return _meanings([("Of a hold", HOLD), ("Of the session", SESSION)])


def of_weeks() -> Section:
    return _meanings([("Of a session", SESSION), ("Over the weeks", WEEKS), ("Of a hold", HOLD)])


def _meanings(groups: Iterable[tuple[str, Sequence[Definition]]]) -> Section:
    tables = [table(name, _COLUMNS, map(_row, group)) for name, group in groups]
    note = element("p", f"Where they come from: {SOURCES}", class_="quiet")
    opened = folded("Definitions of every number", note, *tables)
    return Section("meanings", "What the numbers mean", opened)


def _row(each: Definition) -> list[Html | str]:
    return [each.name, each.unit, each.words, each.source]
