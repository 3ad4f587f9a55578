"""Who cannot be asked: the simulated person answers with the simulated ball's button."""

import asyncio
from collections.abc import Callable

from kneadle.coach.told import Asked
from kneadle.view import Update

AFTER_S = 2.0  # ours: as long as somebody needs who reads the question

Press = Callable[[], None]


class PressedFor:
    """Silent until it is told to begin. To be made on the session's loop.

    The pain in a hold needs no answer: no press is one as well.
    """

    def __init__(self, press: Press, speed: float) -> None:
        self._press, self._after_s = press, AFTER_S / speed
        self._loop = asyncio.get_running_loop()
        self._begun = self._due = False

    def begin(self) -> None:
        self._begun = True
        self._soon()

    def see(self, update: Update) -> None:
        for event in update.events:
            if isinstance(event, Asked):
                self._due = event.question != "pain"
        self._soon()

    def _soon(self) -> None:
        if self._begun and self._due:
            self._due = False
            self._loop.call_later(self._after_s, self._press)
