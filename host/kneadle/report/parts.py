"""What every report is made of: sections, tables, lists."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from kneadle.report.html import Child, Html, element, join

MOST_ROWS = 200
Row = TypeVar("Row")


class Section(NamedTuple):
    """`name` is its anchor in the page."""

    name: str
    title: str
    content: Html


class Column(NamedTuple):
    """Numbers stand to the right."""

    title: str
    number: bool = False


def section(each: Section) -> Html:
    heading = element("h2", each.title, id=f"{each.name}-title")
    return element(
        "section", heading, each.content, id=each.name, aria_labelledby=f"{each.name}-title"
    )


def table(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Child]]) -> Html:
    """The first cell of a row names it. Wider than the screen, it scrolls, by keyboard too."""
    head = element("tr", *(_heading(column) for column in columns))
    body = [element("tr", *_cells(columns, row)) for row in rows]
    whole = element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", *body),
    )
    return element(
        "div", whole, class_="wide", role="region", tabindex=0, aria_label=f"Table: {caption}"
    )


def shortened(rows: Sequence[Row], what: str) -> tuple[Sequence[Row], Html]:
    """Of a day and night of them, the first, and a line that says so."""
    if len(rows) <= MOST_ROWS:
        return rows, Html("")
    left = f"The first {MOST_ROWS} of {len(rows)} {what}; all of them are in the plot."
    return rows[:MOST_ROWS], paragraph(left)


def _heading(column: Column) -> Html:
    return element("th", column.title, scope="col", class_="number" if column.number else None)


def _cells(columns: Sequence[Column], row: Sequence[Child]) -> Iterable[Html]:
    for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
        kind = "number" if column.number else None
        yield element("td", cell, class_=kind) if at else element("th", cell, scope="row")


def bullets(lines: Iterable[Child]) -> Html:
    return element("ul", *(element("li", line) for line in lines))


def facts(pairs: Iterable[tuple[str, Child]]) -> Html:
    return element(
        "dl",
        *(element("div", element("dt", name), element("dd", value)) for name, value in pairs),
        class_="facts",
    )


def folded(summary: str, *content: Child) -> Html:
    """Closed on a screen, open on paper."""
    return element("details", element("summary", summary), *content)


def paragraph(*words: Child, kind: str | None = None) -> Html:
    return element("p", *words, class_=kind)


def spaced(parts: Iterable[Html]) -> Html:
    return join([part for each in parts for part in (each, Html("\n"))])
