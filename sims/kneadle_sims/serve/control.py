"""A ball in another process, told what shall happen to it: one word a line, through a FIFO."""

import asyncio
import os
import stat
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kneadle.errors import KneadleError
from kneadle_sims.radio import BallOnAir

READ_BYTES = 4096


async def _range(ball: BallOnAir) -> None:
    ball.out_of_range()


async def _forget(ball: BallOnAir) -> None:
    ball.forget()


async def _pairing(ball: BallOnAir) -> None:
    ball.press_button()


WORDS: dict[str, Callable[[BallOnAir], Awaitable[None]]] = {
    "drop": BallOnAir.drop,
    "range": _range,
    "silent": BallOnAir.silence,
    "wake": BallOnAir.wake,
    "forget": _forget,
    "pairing": _pairing,
}


async def obey(ball: BallOnAir, word: str) -> str:
    """What to report of it: the word itself once it is done."""
    if word not in WORDS:
        return f"There is no word {word!r}. Say one of: {', '.join(WORDS)}."
    await WORDS[word](ball)
    return word


@contextmanager
def listening(path: Path) -> Iterator[asyncio.Queue[str]]:
    """The words that come through the FIFO, which is made here unless it is there already."""
    made = _make(path)
    # Open at both ends: who writes may close, and others may write after that.
    fd = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    words: asyncio.Queue[str] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    loop.add_reader(fd, lambda: _read(fd, words))
    try:
        yield words
    finally:
        loop.remove_reader(fd)
        os.close(fd)
        if made:
            path.unlink(missing_ok=True)


def _make(path: Path) -> bool:
    try:
        os.mkfifo(path)
    except FileExistsError:
        if not stat.S_ISFIFO(path.stat().st_mode):
            raise KneadleError(
                f"{path} is not a FIFO, and words cannot be heard through it.",
                "Name another path, which will be made.",
            ) from None
        return False
    except OSError as error:
        raise KneadleError(
            f"The FIFO {path} could not be made: {error.strerror}.",
            "Choose a folder that exists and may be written to.",
        ) from error
    return True


def _read(fd: int, words: asyncio.Queue[str]) -> None:
    # Who writes a word writes it whole: lines this short are never cut.
    for word in os.read(fd, READ_BYTES).decode(errors="replace").split():
        words.put_nowait(word)
