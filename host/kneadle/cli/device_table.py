"""The remembered devices, for people and for programs."""

from typing import Any

from kneadle.devices import Kind, Known
from kneadle.registry.book import Book

KINDS: dict[Kind, str] = {
    "ball": "ball",
    "progressor": "Progressor",
    "whc06": "WH-C06 scale",
    "serial": "serial port",
}
NONE = "No devices yet. `kneadle pair` finds one and remembers it."


def table(book: Book) -> str:
    if not book.devices:
        return NONE
    rows = [("", "Name", "Kind", "Calibration", "Id"), *(_row(each, book) for each in book.devices)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def as_json(book: Book) -> list[dict[str, Any]]:
    """`calibrated`: a calibration is kept here, for a device that has none of its own."""
    return [
        {
            "id": known.id,
            "name": known.name,
            "kind": known.kind,
            "transport": known.transport,
            "default": known.id == book.default_id,
            "identity": known.identity,
            "calibrated": known.calibration is not None,
        }
        for known in book.devices
    ]


def _row(known: Known, book: Book) -> tuple[str, ...]:
    default = "default" if known.id == book.default_id else ""
    own = "not kept" if known.kind == "serial" else "its own"
    calibration = own if known.calibration is None else "kept here"
    return default, known.name, KINDS[known.kind], calibration, known.id


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()
