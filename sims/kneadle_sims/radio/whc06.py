"""A WH-C06 hanging scale in the air: it weighs what a scenario presses, and only advertises."""

import asyncio
import time

import numpy as np
from bumble.core import AdvertisingData

from kneadle.wire.whc06 import COMPANY_ID, NAME, RATE_HZ, manufacturer_data
from kneadle_sims.pace import Pace
from kneadle_sims.radio.advertiser import GENERAL_DISCOVERABLE, Structures
from kneadle_sims.radio.peripheral import Peripheral
from kneadle_sims.radio.weight import pressed_kg
from kneadle_sims.scenario import Scenario

ADDRESS = "F0:0C:E0:C0:60:01"


class ScaleOnAir(Peripheral):
    """The script begins when it is switched on. Each reading is said once."""

    advertised_every_ms = 1000.0  # a new reading is said at once

    def __init__(
        self, scenario: Scenario, speed: float = 1.0, *, address: str = ADDRESS, name: str = NAME
    ) -> None:
        super().__init__(name, address)
        self.scenario = scenario
        self.speed = speed
        self.kg = 0.0

    def advertised(self) -> tuple[Structures, Structures]:
        said = COMPANY_ID.to_bytes(2, "little") + manufacturer_data(self.kg)
        return [
            (AdvertisingData.FLAGS, GENERAL_DISCOVERABLE),
            (AdvertisingData.COMPLETE_LOCAL_NAME, self.name.encode()),
            (AdvertisingData.MANUFACTURER_SPECIFIC_DATA, said),
        ], []

    async def live(self) -> None:
        pace, count = Pace(time.monotonic(), RATE_HZ, self.speed), 0
        me = asyncio.current_task()
        while me and not me.cancelling():  # Bumble may swallow it while it advertises anew
            count = max(count, pace.due(time.monotonic())) + 1
            await asyncio.sleep(max(0.0, pace.at_s(count) - time.monotonic()))
            t_s = count / RATE_HZ
            self.kg = float(pressed_kg(self.scenario.hand, np.array([t_s]))[0])
            self.follow(in_range=self.scenario.air.carries(t_s))
            await self.advertise()
