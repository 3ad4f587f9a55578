"""A guided session that is talked to in lines, from a script or at a terminal."""

import asyncio
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import numpy as np

from coaching import MONDAY
from command import PATIENCE_S
from kneadle.cli.listener import Listener
from kneadle.cli.pressed_for import PressedFor
from kneadle.coach.heard import Button
from kneadle.coach.history import History
from kneadle.coach.pages import Checking
from kneadle.coach.session import begin
from kneadle.coach.state import State
from kneadle.events import Event
from kneadle.guide import Guide
from kneadle.samples import NewCeiling
from kneadle.view import Update, View

T = TypeVar("T", bound=Event)


class Talk:
    """A guided session whose events are seen one after the other; time is `now_s`."""

    def __init__(
        self, said: Iterable[str], state: State | None = None, *, simulated: bool = False
    ) -> None:
        self.now_s = 100.0
        self.asides: asyncio.Queue[str] = asyncio.Queue()
        self._told: asyncio.Queue[Event] = asyncio.Queue()
        begun = begin(History(), MONDAY) if state is None else (state, ())
        self.guide = Guide(begun, self, now=lambda: self.now_s)
        at_once = 1e9  # times as fast as a person
        instead = PressedFor(self._press, at_once) if simulated else None
        self.listener = Listener(
            self.guide, said, self.asides.put_nowait, now=lambda: self.now_s, instead=instead
        )

    def _press(self) -> None:
        self.guide.answer(Button())

    def remark(self, event: Event) -> None:
        self._told.put_nowait(event)

    def tell(self, message: NewCeiling) -> None: ...

    def stop(self) -> None: ...

    async def until(self, kind: type[T], like: Callable[[T], bool] = lambda _: True) -> T:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                event = await self._told.get()
                self.see(event)
                if isinstance(event, kind) and like(event):
                    return event

    def see(self, event: Event) -> None:
        self.listener.see(Update((event,), np.empty(0), np.empty(0), View()))

    async def aside(self) -> str:
        async with asyncio.timeout(PATIENCE_S):
            return await self.asides.get()

    @property
    def lists_left(self) -> int:
        page = self.guide.state.page
        return len(page.left) if isinstance(page, Checking) else 0


class Terminal:
    """`lines` is what the session reads, `type` what the person does."""

    def __init__(self) -> None:
        self._keys_fd, inside_fd = os.openpty()
        self.lines = os.fdopen(inside_fd, encoding="utf-8")

    def type(self, keys: str) -> None:
        os.write(self._keys_fd, keys.encode())

    def close(self) -> None:
        os.close(self._keys_fd)  # the reader then meets the end
        all_was_read()
        self.lines.close()


def all_was_read() -> None:
    for thread in threading.enumerate():
        if thread.name == "stdin":
            thread.join(PATIENCE_S)


@contextmanager
def terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    try:
        yield terminal
    finally:
        terminal.close()
