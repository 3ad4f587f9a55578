"""kneadle pair: choose a device, get to know it, remember it."""

import asyncio
import re
from argparse import Namespace

from kneadle.cli.around import Around, look_around, ports, signal_words
from kneadle.cli.ask import choose
from kneadle.cli.meet import meet
from kneadle.cli.output import say
from kneadle.devices import Found
from kneadle.errors import KneadleError
from kneadle.registry.book import Book
from kneadle.registry.file import devices

PORT = re.compile(r"/dev/|socket://|com\d+$", re.IGNORECASE)
WAKE = "Wake the ball with its button, keep it within a few metres, then try again."
BY_NAME = "Name the one you mean: `kneadle pair NAME`; `kneadle scan` lists them."


def run(arguments: Namespace) -> int:
    file = devices()
    found = asyncio.run(_find(arguments.name, arguments.seconds, file.read()))
    met = asyncio.run(meet(found, sure=_named_exactly(found, arguments.name)))
    book = file.update(lambda book: book.with_device(met.known))
    known = book.find(met.known.id)
    say("\n".join([f"Paired: {known.name}.", *met.news, _how_to_use(book, known.id)]))
    return 0


async def _find(name: str | None, seconds: float, book: Book) -> Found:
    if name is not None and PORT.match(name):
        listed = (port for port in ports() if port.id == name)
        return next(listed, Found(name, name, "serial", "serial"))
    around = await look_around(seconds, book)
    return _chosen(around, name)


def _chosen(around: Around, name: str | None) -> Found:
    candidates = _named(around, name) if name else [f for f in around.found if f.kind != "serial"]
    if not candidates and around.trouble is not None:
        raise around.trouble
    if not candidates:
        raise KneadleError(f"{name or 'No ball or scale'} is not heard.", WAKE)
    if len(candidates) == 1:
        return candidates[0]
    return candidates[choose("Which one?", [_described(each) for each in candidates], BY_NAME)]


def _named(around: Around, name: str) -> list[Found]:
    wanted = name.strip().casefold()
    exactly = [f for f in around.found if wanted in (f.id.casefold(), f.name.casefold())]
    return exactly or [f for f in around.found if f.name.casefold().startswith(wanted)]


def _named_exactly(found: Found, name: str | None) -> bool:
    """By its id, which no other device shares."""
    return name is not None and name.casefold() == found.id.casefold()


def _described(found: Found) -> str:
    signal = signal_words(found.signal_dbm)
    return f"{found.name} ({found.id}{', ' if signal else ''}{signal}{' signal' if signal else ''})"


def _how_to_use(book: Book, id: str) -> str:
    if book.default_id == id:
        return "It is your default device: `kneadle live` uses it."
    return f'Use it with `kneadle live --device "{book.find(id).name}"`.'
