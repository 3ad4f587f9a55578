"""The air as notifications meet it, one by one and in the script's time."""

from collections import deque

import numpy as np

from kneadle.wire.layout import Kind, kind_of
from kneadle_sims.air import Air


class Channel:
    """In go notifications when they are said; out they come when they arrive, in that order.

    All is well up to the first Samples: the host counts its time, and labels theirs, from there.
    """

    def __init__(self, air: Air) -> None:
        self._air = air
        self._rng = np.random.default_rng(air.seed)
        self._under_way: deque[tuple[float, bytes]] = deque()
        self._overtaken: list[bytes] = []
        self._begun = False
        self._due_s = 0.0  # of the latest

    def offer(self, message: bytes, t_s: float) -> None:
        fates = self._air.fates(self._rng, 1)
        copies, swapped = int(fates.copies[0]), bool(fates.swapped[0])
        if not self._begun:
            copies, swapped = 1, False
            self._begun = kind_of(message) is Kind.SAMPLES
        self._due_s = t_s + float(fates.late_s[0])
        same, before = [message] * copies, self._overtaken
        self._overtaken = same if swapped else []
        self._send(before if swapped else same + before)

    def arrived(self, t_s: float) -> list[bytes]:
        """What has come by now; who is late holds up those behind."""
        come = []
        while self._under_way and self._under_way[0][0] <= t_s:
            come.append(self._under_way.popleft()[1])
        return come

    def rest(self) -> list[bytes]:
        """What is still under way when nothing more is said."""
        self._send(self._overtaken)
        self._overtaken = []
        return self.arrived(float("inf"))

    def _send(self, messages: list[bytes]) -> None:
        self._under_way.extend((self._due_s, message) for message in messages)
