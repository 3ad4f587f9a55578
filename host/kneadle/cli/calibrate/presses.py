"""Slow presses on the device, one at a time, with the force shown while they last."""

import asyncio
from contextlib import suppress

import numpy as np

from kneadle.calibrating.ceiling import most_n
from kneadle.calibrating.ramp import (
    FASTEST_N_S,
    LIMITS,
    Broken,
    Free,
    Loaded,
    Pressed,
    Pressing,
    State,
    mark,
    step,
)
from kneadle.cli.calibrate.device import Device
from kneadle.cli.calibrate.person import Person
from kneadle.errors import KneadleError
from kneadle.force.calibrate import Calibrator, tared
from kneadle.force.smooth import Smoother
from kneadle.samples import RELATIVE_FULL_SCALE, Floats, Relative
from kneadle.telling import unit_of

NOW = "Press {number}: lean on slowly now, up to 6 of 10; then Enter, or come off."
ONCE_MORE = "Readings were missing in the middle: come off, and press once more."
REST = "Come off the ball and rest for a minute."


class Presses:
    def __init__(self, device: Device, person: Person, zero_counts: float) -> None:
        hello = device.hello
        relative = isinstance(hello.calibration, Relative)
        self.unit = unit_of(relative=relative)
        self.most_n = most_n(RELATIVE_FULL_SCALE if relative else hello.full_scale_n)
        self._device, self._person = device, person
        self._calibrator = Calibrator(tared(hello.calibration, zero_counts))
        self._smoother = Smoother(hello.rate_hz, LIMITS.longest_step_s(hello.rate_hz))
        self._state: State = Loaded()
        device.heard = self._hear

    async def press(self, number: int) -> Pressed:
        self._person.say(NOW.format(number=number))
        self._state = Loaded()
        marking = asyncio.ensure_future(self._mark())
        try:
            await self._device.until(self._over)
        finally:
            marking.cancel()
        assert isinstance(self._state, Pressed)
        return self._state

    async def rest(self, until_s: float) -> None:
        self._person.say(REST)
        await self._device.until(lambda: self._rested(until_s))

    def _rested(self, until_s: float) -> bool:
        left_s = until_s - self._device.t_s
        self._person.show(f"Rest: {left_s:.0f} s" if left_s > 0 else "")
        return left_s <= 0

    def _over(self) -> bool:
        match self._state:
            case Broken():
                self._person.say(ONCE_MORE)
                self._state = Loaded()
            case Loaded():
                self._person.show("Come off the ball first.")
            case Free():
                self._person.show("Ready.")
            case Pressing(recent=recent):
                risen_n = recent[-1][1] - recent[0][1]
                slower = "  slower!" if risen_n > FASTEST_N_S else ""
                self._person.show(f"{recent[-1][1]:4.0f} {self.unit}{slower}")
        return isinstance(self._state, Pressed)

    async def _mark(self) -> None:
        """Each line that comes while somebody presses; coming off will do without."""
        with suppress(KneadleError):
            while True:
                await self._person.line()
                self._state = mark(self._state)

    def _hear(self, t_s: Floats, raw: Floats) -> None:
        force_n = self._calibrator.apply(t_s, raw)
        sound = np.zeros(len(t_s), dtype=np.bool_)
        _, smooth_n = self._smoother.update(t_s, force_n, sound)
        for each_s, each_n in zip(t_s.tolist(), smooth_n.tolist(), strict=True):
            self._state = step(self._state, each_s, each_n, self.most_n)
