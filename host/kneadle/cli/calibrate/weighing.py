"""Loads put on one after the other; each is taken when it has come to rest."""

import numpy as np

from kneadle.calibrating.contact import Contact
from kneadle.calibrating.loads import Complete, Empty, Point, State, refusal, step
from kneadle.calibrating.steady import Moving, Steady, Still
from kneadle.cli.calibrate.device import Device
from kneadle.cli.calibrate.person import Person
from kneadle.cli.calibrate.words import kilograms
from kneadle.force.calibrate import saturated
from kneadle.samples import Floats

ASK = "What lies on it now, in kg? (0 for nothing)"
NOT_A_NUMBER = "That is no number of kilograms: type 2.5, for example."
PUT_ON = "Put it on, and let it come to rest ..."
TAKE_OFF = "Take everything off, and let it come to rest ..."
AT_ITS_END = "The sensor is at its end there: take a lighter load."


class Weighing:
    """The loads one after the other; each is taken when it has come to rest."""

    def __init__(self, device: Device, person: Person) -> None:
        self._device, self._person = device, person
        self._steady = Steady(device.hello.rate_hz)
        self._contact = Contact()
        self._zero_counts = 0.0  # until the first reading, which is without load
        self._state: State = Empty()
        device.heard = self._hear

    async def all(self) -> Complete:
        while not isinstance(self._state, Complete):
            load_kg = await self._named()
            refused = refusal(self._state, load_kg)
            if refused is None:
                refused = await self._take(load_kg)
            if refused is not None:
                self._person.say(refused)
        return self._state

    async def _named(self) -> float:
        while True:
            answer = await self._device.unless_lost(self._person.ask(ASK))
            load_kg = kilograms(answer)
            if load_kg is not None:
                return load_kg
            self._person.say(NOT_A_NUMBER)

    async def _take(self, load_kg: float) -> str | None:
        """Why it was not taken; None when it was."""
        reading = await self._at_rest(PUT_ON if load_kg else TAKE_OFF)
        if saturated(self._device.hello, np.array([reading.mean_counts])).any():
            return AT_ITS_END
        loaded_s = self._contact.loaded_s(self._device.t_s) if load_kg else 0.0
        point = Point(load_kg, reading.mean_counts, reading.sd_counts, loaded_s)
        self._state = step(self._state, point)
        self._took(point, reading)
        return None

    async def _at_rest(self, else_say: str) -> Still:
        if (reading := self._steady.fresh()) is not None:
            return reading
        self._person.say(else_say)
        await self._device.until(self._shown_at_rest)
        reading = self._steady.fresh()
        assert reading is not None
        return reading

    def _shown_at_rest(self) -> bool:
        moving = ", moving" if isinstance(self._steady.now, Moving) else ""
        self._person.show(f"{self._device.raw_counts:.0f} counts{moving}")
        return self._steady.fresh() is not None

    def _took(self, point: Point, reading: Still) -> None:
        if point.load_kg == 0:
            self._contact.zero(reading.mean_counts)
            self._zero_counts = reading.mean_counts
        else:
            self._contact.lightest(reading.mean_counts)
        self._steady.take(reading, zero_counts=self._zero_counts)
        self._person.say(f"  {point.load_kg:g} kg: {point.raw_counts:.0f} counts.")

    def _hear(self, t_s: Floats, raw: Floats) -> None:
        self._contact.keep(t_s, raw)
        before = self._steady.moved
        self._steady.keep(t_s, raw)
        if self._steady.moved and not before:
            self._contact.began(float(t_s[0]))
