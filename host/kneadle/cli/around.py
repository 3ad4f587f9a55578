"""What is around: Bluetooth and serial ports in one list, with what the person knows of them."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from kneadle.devices import Found
from kneadle.errors import LinkError
from kneadle.registry.book import Book

TICK_S = 0.2
SIGNALS = ((-60, "strong"), (-75, "good"), (-88, "weak"))


@dataclass(frozen=True, slots=True)
class Around:
    """`trouble` is why the list has no Bluetooth devices in it, None if it could have."""

    found: list[Found]
    trouble: LinkError | None


async def look_around(seconds: float, book: Book) -> Around:
    """Balls first, by their signal; then the ports."""
    from kneadle.link.ble.radio import this_computer
    from kneadle.link.ble.scan import scan

    heard, trouble = list[Found](), None
    try:
        async with _countdown(seconds):
            heard = await scan(this_computer(), seconds)
    except LinkError as error:
        trouble = error
    return Around([_as_known(each, book) for each in [*heard, *ports()]], trouble)


def ports() -> list[Found]:
    from serial.tools import list_ports

    return [
        Found(port.device, _described(port.description, port.device), "serial", "serial")
        for port in sorted(list_ports.comports(), key=lambda port: str(port.device))
    ]


def signal_words(signal_dbm: int | None) -> str:
    if signal_dbm is None:
        return ""
    return next((words for least, words in SIGNALS if signal_dbm >= least), "very weak")


def _described(description: str | None, port: str) -> str:
    return description if description and description != "n/a" else port


def _as_known(found: Found, book: Book) -> Found:
    known = next((known for known in book.devices if known.id == found.id), None)
    return found if known is None else replace(found, name=known.name, paired=True)


@asynccontextmanager
async def _countdown(seconds: float) -> AsyncIterator[None]:
    """On stderr, for somebody who watches."""
    if not sys.stderr.isatty():
        yield
        return
    showing = asyncio.create_task(_show(seconds))
    try:
        yield
    finally:
        showing.cancel()
        print("\r\033[K", end="", file=sys.stderr, flush=True)


async def _show(seconds: float) -> None:
    loop = asyncio.get_running_loop()
    end_s = loop.time() + seconds
    while (left_s := end_s - loop.time()) > 0:
        print(f"\rListening, {left_s:.0f} s ...", end="", file=sys.stderr, flush=True)
        await asyncio.sleep(TICK_S)
