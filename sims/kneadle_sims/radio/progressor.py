"""A Tindeq Progressor in the air, or one of its clones, that weighs what a scenario presses."""

import asyncio
import time
from collections.abc import Sequence
from enum import IntEnum
from struct import pack

import numpy as np
from bumble.core import UUID, AdvertisingData
from bumble.device import Connection
from bumble.gatt import Characteristic, CharacteristicValue, Service

from kneadle.wire.progressor import CONTROL_UUID, DATA_UUID, RATE_HZ, SERVICE_UUID
from kneadle.wire.progressor_layout import Kind, weight_notification
from kneadle_sims.pace import Pace
from kneadle_sims.radio.advertiser import GENERAL_DISCOVERABLE, Structures
from kneadle_sims.radio.peripheral import Peripheral
from kneadle_sims.radio.weight import pressed_kg
from kneadle_sims.scenario import Scenario

ADDRESS = "F0:0C:E0:97:12:34"
NAME = "Progressor_1234"
PACKED_BYTES, HEADER_BYTES = 8, 5  # a reading; ATT's and the notification's own header


class Asked(IntEnum):
    TARE = 0x64
    START = 0x65
    STOP = 0x66
    FIRMWARE = 0x6B
    SLEEP = 0x6E
    BATTERY = 0x6F


class ProgressorOnAir(Peripheral):
    """The script begins with the first start and goes on; every start counts time from 0 again.

    `pads` is how many bytes a clone leaves after what it says, `first_us` where its clock starts.
    """

    def __init__(
        self,
        scenario: Scenario,
        speed: float = 1.0,
        *,
        address: str = ADDRESS,
        name: str = NAME,
        readings: int = 8,
        pads: int = 0,
        first_us: int = 0,
    ) -> None:
        super().__init__(name, address)
        self.scenario = scenario
        self.speed = speed
        self.pads = pads
        self.first_us = first_us
        self.written: list[bytes] = []
        self._readings = readings
        self._zero_kg = np.zeros(1)
        self._began_s: float | None = None
        self._measuring: asyncio.Task[None] | None = None

    @property
    def t_s(self) -> float:
        """The script's time; 0 until it begins."""
        return 0.0 if self._began_s is None else (time.monotonic() - self._began_s) * self.speed

    def advertised(self) -> tuple[Structures, Structures]:
        named = [
            (AdvertisingData.FLAGS, GENERAL_DISCOVERABLE),
            (AdvertisingData.COMPLETE_LOCAL_NAME, self.name.encode()),
        ]
        uuid = bytes(UUID(SERVICE_UUID))
        return named, [(AdvertisingData.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS, uuid)]

    def services(self) -> Sequence[Service]:
        properties = Characteristic.Properties
        none = Characteristic.Permissions(0)
        self._data = Characteristic(UUID(DATA_UUID), properties.NOTIFY, none, b"")
        writes = properties.WRITE | properties.WRITE_WITHOUT_RESPONSE
        hear: CharacteristicValue[bytes] = CharacteristicValue(write=self._hear)
        control: Characteristic[bytes] = Characteristic(
            UUID(CONTROL_UUID), writes, Characteristic.WRITEABLE, hear
        )
        return (Service(UUID(SERVICE_UUID), [self._data, control]),)

    async def live(self) -> None:
        while True:
            await asyncio.sleep(1.0 / (RATE_HZ * self.speed))
            self.follow(in_range=self.scenario.air.carries(self.t_s))

    def left_alone(self) -> None:
        self._stop()

    async def warn_of_low_power(self) -> None:
        """Its last word before it switches itself off."""
        await self._say(bytes([Kind.LOW_POWER, 0]))

    async def _hear(self, _central: Connection, command: bytes) -> None:
        self.written.append(bytes(command))
        match command[0]:
            case Asked.TARE:
                self._zero_kg = pressed_kg(self.scenario.hand, np.array([self.t_s]))
            case Asked.START:
                self._start()
            case Asked.STOP:
                self._stop()
            case Asked.FIRMWARE:
                await self._answer(b"1.2.3.4")
            case Asked.BATTERY:
                await self._answer(pack("<I", 3950))
            case Asked.SLEEP:
                await self.silence()
                await self.drop()

    def _start(self) -> None:
        self._stop()
        if self._began_s is None:
            self._began_s = time.monotonic()
        self._measuring = self._begin(self._measure())

    def _stop(self) -> None:
        if self._measuring:
            self._measuring.cancel()
        self._measuring = None

    async def _measure(self) -> None:
        pace, from_s, done = Pace(time.monotonic(), RATE_HZ, self.speed), self.t_s, 0
        while True:
            count = min(self._readings, self._most_readings)
            await asyncio.sleep(max(0.0, pace.at_s(done + count) - time.monotonic()))
            await self._say(weight_notification(self._weighed(from_s, done, count)))
            done += count

    @property
    def _most_readings(self) -> int:
        return int((self.central.att_mtu if self.central else 23) - HEADER_BYTES) // PACKED_BYTES

    def _weighed(self, from_s: float, done: int, count: int) -> list[tuple[float, int]]:
        since_s = np.arange(done, done + count) / RATE_HZ
        kg = pressed_kg(self.scenario.hand, from_s + since_s) - self._zero_kg
        us = self.first_us + np.round(since_s * 1e6).astype(np.int64)
        return list(zip(kg.tolist(), us.tolist(), strict=True))

    async def _answer(self, payload: bytes) -> None:
        await self._say(bytes([Kind.ANSWER, len(payload)]) + payload)

    async def _say(self, notification: bytes) -> None:
        await self.notify(self._data, notification + bytes(self.pads))
