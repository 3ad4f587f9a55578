"""The book as JSON, and back."""

from collections.abc import Mapping
from typing import Any, cast, get_args

from kneadle.calibration_json import calibration_fields, calibration_of
from kneadle.devices import Kind, Known, Transport
from kneadle.registry.book import Book
from kneadle.registry.expect import number, one_of, text
from kneadle.samples import Calibration


def to_fields(book: Book) -> dict[str, Any]:
    return {"default": book.default_id, "devices": [_device(known) for known in book.devices]}


def from_fields(given: Mapping[str, Any]) -> Book:
    """Raises ValueError, KeyError or TypeError where nothing can be made of it."""
    return Book(tuple(_known(each) for each in given["devices"]), given["default"])


def _device(known: Known) -> dict[str, Any]:
    calibration = known.calibration
    return {
        "id": known.id,
        "name": known.name,
        "kind": known.kind,
        "transport": known.transport,
        "identity": known.identity,
        "calibration": None if calibration is None else calibration_fields(calibration),
    }


def _known(given: Mapping[str, Any]) -> Known:
    return Known(
        id=text(given, "id"),
        name=text(given, "name"),
        kind=cast(Kind, one_of(get_args(Kind), given, "kind")),
        transport=cast(Transport, one_of(get_args(Transport), given, "transport")),
        identity=text(given, "identity"),
        calibration=_calibration(given["calibration"]),
    )


def _calibration(given: Mapping[str, Any] | None) -> Calibration | None:
    if given is None:
        return None
    for name in given.keys() - {"kind"}:
        number(given, name)
    return calibration_of(given)
