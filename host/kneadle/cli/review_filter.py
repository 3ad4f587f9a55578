"""Which sessions, in one line: the words of `kneadle log`, with or without the dashes."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from kneadle.cli.days import SUCH_AS, day_of
from kneadle.cli.log import device_called
from kneadle.cli.site_of import site_of
from kneadle.errors import KneadleError
from kneadle.journal.wanted import Wanted

DO = "Write pairs, such as: muscle left piriformis since 2w tag sore."
SITE = "muscle"  # needs not be said


def wanted(line: str) -> Wanted:
    """Empty: all. Raises KneadleError."""
    try:
        words = shlex.split(line)
    except ValueError:
        raise KneadleError("A quotation mark has no end.", DO) from None
    found: dict[str, Any] = {}
    for name, value in _pairs(words):
        found |= _READERS[name](value)
    return Wanted(**found)


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    """A name, and all words until the next: a value needs one, so a tag may be called side."""
    pairs: list[tuple[str, list[str]]] = []
    for word in words:
        name = _name(word)
        if name and (not pairs or pairs[-1][1]):
            pairs.append((name, []))
        elif pairs:
            pairs[-1][1].append(word)
        else:
            pairs.append((SITE, [word]))
    if pairs and not pairs[-1][1]:
        raise KneadleError(f"Nothing stands after {words[-1]!r}.", DO)
    return [(name, " ".join(value)) for name, value in pairs]


def _name(word: str) -> str | None:
    plain = word.lstrip("-").casefold()
    return plain if plain in _READERS else None


def _site(value: str) -> Mapping[str, str]:
    try:
        site = site_of(value)
    except KneadleError as trouble:
        known = ", ".join(_READERS)
        raise KneadleError(trouble.what, f"{trouble.do} To filter by: {known}.") from None
    return {name: said for name, said in site._asdict().items() if said}


def _day(value: str) -> object:
    try:
        return day_of(value, datetime.now().astimezone().date())
    except (ValueError, OverflowError):
        raise KneadleError(f"{value!r} is not a day.", f"Write one such as {SUCH_AS}.") from None


_READERS: dict[str, Callable[[str], Mapping[str, Any]]] = {
    SITE: _site,
    "side": _site,
    "since": lambda value: {"since": _day(value)},
    "until": lambda value: {"until": _day(value)},
    "device": lambda value: {"device": device_called(value)},
    "tag": lambda value: {"tag": value},
    "search": lambda value: {"words": tuple(value.split())},
}
