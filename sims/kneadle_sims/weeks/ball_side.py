"""The other end of the air: a hand, a sensor and the firmware's own core, as fast as they go."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

import numpy as np

from kneadle.samples import Message, Samples
from kneadle.wire import kneadle as wire
from kneadle_sims.ball import Ball
from kneadle_sims.live_hand import LiveHand
from kneadle_sims.sensor import LoadCell

RATE_HZ = 100


class BallSide:
    """Seconds in, messages out; neighbouring samples come as one message."""

    def __init__(self, hand: LiveHand) -> None:
        self._hand = hand
        self._sensor = LoadCell()
        self._ball = Ball(self._sensor.hello(RATE_HZ))
        self._hello = self._ball.hello
        self._answers: list[bytes] = []
        self._taken = 0
        self._silent_until_s = 0.0

    @property
    def now_s(self) -> float:
        return self._taken / RATE_HZ

    def hear(self, commands: Iterable[bytes]) -> None:
        """It answers with what it says next."""
        for command in commands:
            self._answers += self._ball.receive(command)

    def fall_silent(self, for_s: float) -> None:
        """The air carries nothing; the ball runs on, and whoever lies on it stays there."""
        self._silent_until_s = self.now_s + for_s

    def pass_(self, for_s: float) -> list[Message]:
        """The next `for_s`, all of them or none of them carried."""
        silent = self.now_s < self._silent_until_s
        said = self._ball.sample(self._read(round(for_s * RATE_HZ)))
        if silent:
            for message in said:
                self._ball.unsent(message)
            return []
        said, self._answers = self._answers + said, []
        return list(_joined(wire.parse(message, self._hello) for message in said))

    def _read(self, count: int) -> list[float]:
        t_s = (self._taken + np.arange(count)) / RATE_HZ
        sensor = replace(self._sensor, seed=self._taken)  # else each block had the same noise
        self._taken += count
        return list(sensor.raw(t_s, self._hand.force(t_s)).tolist())


def _joined(messages: Iterable[Message]) -> Iterator[Message]:
    for alike, group in groupby(messages, type):
        if alike is Samples:
            parts = [each for each in group if isinstance(each, Samples)]
            ticks, raws = [each.tick for each in parts], [each.raw for each in parts]
            yield Samples(np.concatenate(ticks), np.concatenate(raws))
        else:
            yield from group
