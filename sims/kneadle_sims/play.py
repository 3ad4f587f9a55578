"""A scenario played in time: it is told what time it is and what the host said."""

from collections.abc import Iterator
from itertools import cycle, repeat

import numpy as np

from ball.stream import SAMPLES_PER_PACKET
from kneadle_sims.channel import Channel
from kneadle_sims.pace import Pace
from kneadle_sims.played import Played, Reading


class Play:
    """Messages in, messages out. Nobody touches the ball until the host says start."""

    def __init__(self, scenario: Played, now_s: float, speed: float = 1.0) -> None:
        self.ball = scenario.ball()
        self.over = False
        self._scenario = scenario
        self._speed = speed
        self._channel = Channel(scenario.air)
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
        """Answers are never lost: a host would ask until it has them."""
        answers = self.ball.receive(command)
        begun = self._began_at is not None
        if self.ball.streaming and not begun:
            self._begin(now_s, from_s=0.0)
        elif self.ball.hello.rate_hz != self._pace.rate_hz:
            self._begin(now_s, from_s=self.t_s) if begun else self._wait(now_s)
        self.over = self.over or self.ball.asleep
        return answers

    def advance(self, now_s: float) -> list[bytes]:
        """Take every sample due by now; returns what arrives."""
        messages: list[bytes] = []
        while not self.over and self._taken < self._pace.due(now_s):
            self._take()
            messages += self._channel.rest() if self.over else self._channel.arrived(self.t_s)
        return messages

    def press(self) -> None:
        """The ball's button, once: what it says of it comes with the samples that follow."""
        self._say(self.ball.press())

    def _take(self) -> None:
        # One by one, so that how late the caller is never moves the edge of a cut.
        reading = next(self._readings, None)
        said = self.ball.flush() if reading is None else self.ball.sample(*_one(reading))
        self._taken += 1
        self.over = reading is None or self.unplugged
        self._say(said)

    def _say(self, said: list[bytes]) -> None:
        silent = self.silent
        for message in said:
            if silent:
                self.ball.unsent(message)
            else:
                self._channel.offer(message, self.t_s)

    def _wait(self, now_s: float) -> None:
        """At the pace of the world, whatever the speed: a host needs its time to connect."""
        rate_hz = self.ball.hello.rate_hz
        unloaded_n = np.zeros(round(rate_hz))
        idle = self._scenario.sensor.raw(np.arange(len(unloaded_n)) / rate_hz, unloaded_n)
        still = repeat(0.0 if self._scenario.imu else None)
        readings = zip(cycle(idle.tolist()), still, strict=False)
        self._read(readings, Pace(now_s, rate_hz))

    def _begin(self, now_s: float, from_s: float) -> None:
        rate_hz = self.ball.hello.rate_hz
        self._began_at, self._began_s = self.ball.number, from_s
        self._read(self._scenario.readings(rate_hz, from_s), Pace(now_s, rate_hz, self._speed))

    def _read(self, readings: Iterator[Reading], pace: Pace) -> None:
        self._readings, self._pace, self._taken = readings, pace, 0


def _one(reading: Reading) -> tuple[list[float], list[float | None]]:
    raw, turned = reading
    return [raw], [turned]
