"""A scenario played in time: it is told what time it is and what the host said."""

from collections.abc import Iterator
from itertools import cycle

import numpy as np

from kneadle_sims.air import Pace
from kneadle_sims.ball import SAMPLES_PER_PACKET
from kneadle_sims.scenario import Scenario


class Play:
    """Messages in, messages out. Nobody touches the ball until the host says start."""

    def __init__(self, scenario: Scenario, now_s: float, speed: float = 1.0) -> None:
        self.ball = scenario.ball()
        self.over = False
        self._scenario = scenario
        self._speed = speed
        self._began_at: int | None = None  # the sample number at which t_s was _began_s
        self._began_s = 0.0
        self._wait(now_s)

    @property
    def t_s(self) -> float:
        """The script's time; 0 until it begins."""
        if self._began_at is None:
            return 0.0
        return self._began_s + (self.ball.number - self._began_at) / self._pace.rate_hz

    @property
    def silent(self) -> bool:
        """Whether the air carries nothing now, either way."""
        return self._began_at is not None and not self._scenario.air.carries(self.t_s)

    @property
    def unplugged(self) -> bool:
        return self.t_s >= self._scenario.air.unplug_at_s

    @property
    def next_s(self) -> float:
        """When there will be a packet's worth of samples to take."""
        return self._pace.at_s(self._taken + SAMPLES_PER_PACKET)

    def hear(self, command: bytes, now_s: float) -> list[bytes]:
        answers = self.ball.receive(command)
        begun = self._began_at is not None
        if self.ball.streaming and not begun:
            self._begin(now_s, from_s=0.0)
        elif self.ball.hello.rate_hz != self._pace.rate_hz:
            self._begin(now_s, from_s=self.t_s) if begun else self._wait(now_s)
        self.over = self.over or self.ball.asleep
        return answers

    def advance(self, now_s: float) -> list[bytes]:
        """Take every sample due by now; returns what the air carries."""
        messages: list[bytes] = []
        while not self.over and self._taken < self._pace.due(now_s):
            messages += self._take()
        return messages

    def _take(self) -> list[bytes]:
        # One by one, so that how late the caller is never moves the edge of a cut.
        reading = next(self._readings, None)
        messages = self.ball.flush() if reading is None else self.ball.sample([reading])
        self._taken += 1
        self.over = reading is None or self.unplugged
        if not self.silent:
            return messages
        for message in messages:
            self.ball.unsent(message)
        return []

    def _wait(self, now_s: float) -> None:
        """At the pace of the world, whatever the speed: a host needs its time to connect."""
        unloaded_n = np.zeros(round(self.ball.hello.rate_hz))
        t_s = np.arange(len(unloaded_n)) / self.ball.hello.rate_hz
        idle = self._scenario.sensor.raw(t_s, unloaded_n)
        self._read(cycle(idle.tolist()), Pace(now_s, self.ball.hello.rate_hz))

    def _begin(self, now_s: float, from_s: float) -> None:
        rate_hz = self.ball.hello.rate_hz
        raw = self._scenario.raw(rate_hz)[round(from_s * rate_hz) :]
        self._began_at, self._began_s = self.ball.number, from_s
        self._read(iter(raw.tolist()), Pace(now_s, rate_hz, self._speed))

    def _read(self, readings: Iterator[float], pace: Pace) -> None:
        self._readings, self._pace, self._taken = readings, pace, 0
