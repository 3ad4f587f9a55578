"""Where there is no sound: each meaning as a rhythm of the terminal's bell."""

import asyncio
from collections.abc import Callable

from kneadle.sound.meanings import Meaning, rank
from kneadle.sound.turns import Turns

# When it rings, in seconds. Terminals run rings together that come much closer than 0.3 s.
RINGS: dict[Meaning, tuple[float, ...]] = {
    Meaning.SETTLE: (0.0, 0.9),
    Meaning.HOLD_STARTED: (0.0, 0.3),
    Meaning.HALFWAY: (0.0,),
    Meaning.DONE: (0.0, 0.3, 0.6, 1.5),
    Meaning.EASE_OFF: (0.0, 0.3, 0.6, 0.9, 1.2),
    Meaning.SPIKE: (0.0, 0.3, 0.6),
    Meaning.ROLLING: (0.0, 0.3, 0.9, 1.2),
    Meaning.LINK_LOST: (0.0, 0.9, 1.8),
}
APART_S = 1.2  # between two rhythms: longer than any pause within one


class Bell:
    """`ring` rings once. Used within one event loop."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._turns = Turns(rank)
        self._to_come: list[asyncio.TimerHandle] = []

    def sound(self, meaning: Meaning) -> None:
        """Begins within this call, unless something more urgent rings."""
        if self._turns.ask(meaning):
            self._begin(meaning)

    def hush(self) -> None:
        for timer in self._to_come:
            timer.cancel()

    def _begin(self, meaning: Meaning) -> None:
        self.hush()
        self._ring()
        later, last_s = asyncio.get_running_loop().call_later, RINGS[meaning][-1]
        self._to_come = [later(at_s, self._ring) for at_s in RINGS[meaning][1:]]
        self._to_come.append(later(last_s + APART_S, self._next))

    def _next(self) -> None:
        if (meaning := self._turns.done()) is not None:
            self._begin(meaning)
