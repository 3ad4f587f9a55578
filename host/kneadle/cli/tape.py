"""The keys of a replay."""

from bisect import bisect_left, bisect_right

from kneadle.link.replay import SPEEDS, ReplayLink
from kneadle.telling import minutes, tell
from kneadle.view import Update


class Tape:
    def __init__(self, link: ReplayLink, duration_s: float) -> None:
        self._link = link
        self._duration_s = duration_s

    @property
    def paused(self) -> bool:
        return self._link.paused

    @property
    def speed(self) -> float:
        return self._link.speed

    @property
    def position(self) -> str:
        return f"{minutes(self._link.position_s)} of {minutes(self._duration_s)}"

    def toggle(self) -> None:
        self._link.paused = not self._link.paused

    def faster(self) -> None:
        above = bisect_right(SPEEDS, self._link.speed)
        self._link.speed = SPEEDS[min(above, len(SPEEDS) - 1)]

    def slower(self) -> None:
        below = bisect_left(SPEEDS, self._link.speed) - 1
        self._link.speed = SPEEDS[max(below, 0)]

    def next_event(self) -> None:
        self._link.hurry = True

    def watch(self, update: Update) -> None:
        """An event worth a line was reached: no more hurry."""
        if any(tell(event, "N") for event in update.events):
            self._link.hurry = False
