"""Which sessions, in one line: the words of `kneadle log`, with or without the dashes."""

import shlex
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from kneadle.cli.days import day_of
from kneadle.cli.log import device_called
from kneadle.errors import KneadleError
from kneadle.journal.wanted import Wanted
from kneadle.muscles import MUSCLES, SIDES

DO = "Write pairs, such as: muscle piriformis side left since 2w tag sore."


def wanted(line: str) -> Wanted:
    """Empty: all. Raises KneadleError."""
    try:
        words = shlex.split(line)
    except ValueError:
        raise KneadleError("A quotation mark has no end.", DO) from None
    if len(words) % 2:
        raise KneadleError(f"Nothing stands after {words[-1]!r}.", DO)
    pairs = zip(words[::2], words[1::2], strict=True)
    return Wanted(**dict(_read(name.lstrip("-"), value) for name, value in pairs))


def _read(name: str, value: str) -> tuple[str, Any]:
    if name not in _READERS:
        known = ", ".join(_READERS)
        raise KneadleError(f"{name!r} is nothing to filter by: there are {known}.", DO)
    return "words" if name == "search" else name, _READERS[name](value)


def _day(value: str) -> object:
    try:
        return day_of(value, datetime.now().astimezone().date())
    except (ValueError, OverflowError):
        raise KneadleError(
            f"{value!r} is not a day.", "Write one such as 2026-11-22, yesterday, 7d or 2w."
        ) from None


def _one_of(known: tuple[str, ...], value: str) -> str:
    if value not in known:
        raise KneadleError(f"{value!r} is not known.", f"There are {', '.join(known)}.")
    return value


_READERS: dict[str, Callable[[str], object]] = {
    "muscle": partial(_one_of, tuple(MUSCLES)),
    "side": partial(_one_of, tuple(SIDES)),
    "since": _day,
    "until": _day,
    "device": device_called,
    "tag": str,
    "search": lambda value: tuple(value.split()),
}
