"""kneadle pair: choose a device, get to know it, remember it."""

import re
from argparse import Namespace

from kneadle.cli import ending
from kneadle.cli.around import Around, look_around, ports, signal_words
from kneadle.cli.ask import choose, confirm
from kneadle.cli.meet import Met, meet
from kneadle.cli.output import say
from kneadle.devices import Found, Known
from kneadle.errors import KneadleError
from kneadle.registry.alone import alone_with
from kneadle.registry.book import Book
from kneadle.registry.file import devices

PORT = re.compile(r"/dev/|socket://|com\d+$", re.IGNORECASE)
WAKE = "Wake the ball with its button, keep it within a few metres, then try again."
BY_NAME = "Name the one you mean: `kneadle pair NAME`; `kneadle scan` lists them."
BY_ID = "Give its id, as `kneadle scan` shows it: `kneadle pair ID`."
NOT_CALIBRATED = (
    'It is not calibrated, so its force is relative: run `kneadle calibrate --device "{name}"`.'
)
KEPT = "Its calibration is kept."
KEPT_FOR_PORT = (
    "The calibration kept for this port is used on; calibrate again if it is another sensor."
)


def run(arguments: Namespace) -> int:
    file = devices()
    found = _find(arguments.name, arguments.seconds, file.read())
    _require_certain(found, arguments.name)
    with alone_with(found):
        met = ending.run(meet(found))
    book = file.update(lambda book: book.with_device(met.known))
    known = book.find(met.known.id)
    news = [*met.news, *_of_calibration(met, known)]
    say("\n".join([f"Paired: {known.name}.", *news, _how_to_use(book, known.id)]))
    return 0


def _find(name: str | None, seconds: float, book: Book) -> Found:
    """The person is asked outside of any event loop, which would swallow Ctrl-C."""
    if name is not None and PORT.match(name):
        listed = (port for port in ports() if port.id == name)
        return next(listed, Found(name, name, "serial", "serial"))
    return _chosen(ending.run(look_around(seconds, book)), name)


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


def _require_certain(found: Found, name: str | None) -> None:
    """A body scale may call itself the same as a hanging one, so the person says which."""
    if found.kind != "whc06" or (name or "").casefold() == found.id.casefold():
        return
    if not confirm(f"Is {found.id} your hanging scale, and not somebody's body scale?", BY_ID):
        raise KneadleError("Nothing was paired.", BY_ID)


def _described(found: Found) -> str:
    signal = signal_words(found.signal_dbm)
    return f"{found.name} ({found.id}{', ' if signal else ''}{signal}{' signal' if signal else ''})"


def _of_calibration(met: Met, known: Known) -> list[str]:
    """What a port keeps is used only by what has none of its own."""
    if known.calibration is not None and known.identity:
        return [KEPT]
    if not met.relative:
        return []
    advice = NOT_CALIBRATED if known.calibration is None else KEPT_FOR_PORT
    return [advice.format(name=known.name)]


def _how_to_use(book: Book, id: str) -> str:
    if book.default_id == id:
        return "It is your default device: `kneadle live` uses it."
    return f'Use it with `kneadle live --device "{book.find(id).name}"`.'
