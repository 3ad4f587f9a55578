"""When the terminal's bell rings."""

from collections.abc import Iterable
from math import inf

from kneadle.events import Event, LinkLost, Warned
from kneadle.screen.words import Situation

REPEAT_S = 2.0  # chosen by feel: insistent, and each ring can still be told from the next


class Bell:
    """At once for every new warning and when data or sensor stop; again while above the ceiling."""

    def __init__(self) -> None:
        self._rung_s = -inf
        self._silence_told = self._blind_told = False

    def due(self, events: Iterable[Event], now: Situation, at_s: float) -> bool:
        """`at_s` is the wall clock. Call it with every update and, without events, every frame."""
        silent = now.link in ("silent", "lost")
        stopped = silent or any(isinstance(event, LinkLost) for event in events)
        warned = any(isinstance(event, Warned) for event in events)
        deaf = (stopped and not self._silence_told) or (now.view.blind and not self._blind_told)
        ring = warned or deaf or self._insists(now, at_s)
        self._silence_told, self._blind_told = silent, now.view.blind
        if ring:
            self._rung_s = at_s
        return ring

    def _insists(self, now: Situation, at_s: float) -> bool:
        # Without data nobody knows whether it still is too hard: only the silence is told then.
        if now.link != "connected" or now.paused or "ceiling" not in now.view.warnings:
            return False
        return at_s - self._rung_s >= REPEAT_S
