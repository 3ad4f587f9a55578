"""What home says, gathered: whatever cannot be read is one sentence, and the rest is there."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from kneadle.cli import remembered
from kneadle.cli.device_table import KINDS
from kneadle.cli.preferences import preferences
from kneadle.coach.advice import Advice, advise
from kneadle.coach.history import History
from kneadle.coach.session import begin
from kneadle.coach.state import Ceiling
from kneadle.errors import KneadleError
from kneadle.registry.book import Book
from kneadle.registry.file import devices
from kneadle.screen.home.facts import Facts

T = TypeVar("T")

NO_BALL = "No ball paired yet: `kneadle pair` does it. Practising needs none."
NO_DEFAULT = "None of your devices is the default: d takes one."


def gather() -> Facts:
    troubles: list[str] = []

    def tried(do: Callable[[], T]) -> T | None:
        try:
            return do()
        except KneadleError as trouble:
            troubles.append(str(trouble))
            return None

    book = tried(lambda: devices().read())
    history = tried(remembered.history)
    measured = tried(remembered.measured) or []
    preferences(tell=troubles.append)
    return Facts(
        device="" if book is None else _device(book),
        ball=book is None or bool(book.devices),
        several=book is not None and len(book.devices) > 1,
        advice=None if history is None else _advice(history, measured),
        lowered=() if history is None else _lowered(history),
        troubles=tuple(dict.fromkeys(troubles)),  # two may fail for the same reason
    )


def _device(book: Book) -> str:
    if book.default is None:
        return NO_DEFAULT if book.devices else NO_BALL
    return f"{book.default.name} ({KINDS[book.default.kind]})"


def _advice(history: History, measured: list[Ceiling]) -> Advice:
    state, _ = begin(history, datetime.now().astimezone(), ceilings=measured)
    return advise(state)


def _lowered(history: History) -> tuple[Ceiling, ...]:
    return tuple(
        Ceiling(place.site, each.ceiling_n, each.at)
        for place in history.places
        for each in place.lowered
        if not each.relative
    )
