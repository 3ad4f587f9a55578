"""The list of devices that a person chose."""

from collections.abc import Callable

from kneadle.doctor.finding import Finding
from kneadle.errors import KneadleError
from kneadle.registry.book import Book

SUBJECT = "devices"


def check(read: Callable[[], Book]) -> list[Finding]:
    try:
        book = read()
    except KneadleError as error:
        return [Finding(SUBJECT, "bad", error.what, error.do)]
    if not book.devices:
        return [Finding(SUBJECT, "ok", "No device is paired yet; `kneadle pair` finds one.")]
    names = ", ".join(known.name for known in book.devices)
    default = "none" if book.default is None else book.default.name
    return [Finding(SUBJECT, "ok", f"{names}; the default: {default}.")]
