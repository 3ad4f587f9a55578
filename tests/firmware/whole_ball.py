"""The unchanged firmware on the rig, as somebody would build it, and the hands that press it."""

import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from board_on_air import BoardOnAir
from chips.adc import A, B, C
from host_radio import found, radio_of
from kneadle.devices import Known
from kneadle.link.ble.pair import Paired, pair
from kneadle.link.ble.radio import Radio
from kneadle.samples import PowerLaw
from kneadle_sims.radio import VirtualRadio
from rig import Rig

SPEED = float(os.environ.get("KNEADLE_RIG_SPEED", "10"))  # of the device's clock
BUTTON, BUZZER, LED = 3, 10, 21  # of the XIAO ESP32C3
REFLEX_US = 20_000  # design, "What must always hold", 7
WARM_S = 3.0  # by then every sensor has begun

Script = Sequence[tuple[float, float]]
FSR_BALL: Mapping[str, Any] = {
    "board": {"board": "xiao_esp32c3", "sensor": "fsr", "full_scale_n": 200, "rate_hz": 100},
    "chips": {"fsr": {"pin": 4}},
}
# What the model of an FSR is; a real one would be calibrated with weights.
FSR_CALIBRATION = PowerLaw(A, B, C, 65535.0, 0.0)


def cell_ball(rate_hz: int) -> Mapping[str, Any]:
    """The reference build: a load cell behind a NAU7802."""
    return {
        "board": {
            "board": "xiao_esp32c3",
            "sensor": "nau7802",
            "full_scale_n": 500,
            "rate_hz": rate_hz,
        },
        "chips": {"nau7802": {"data_ready": 5}},
    }


def rig_of(ball: Mapping[str, Any], press: Script = ((0.0, 0.0),), **more: Any) -> Rig:
    return Rig(**ball, press=press, **{"speed": SPEED, **more})


@dataclass(frozen=True)
class OnAir:
    rig: Rig
    board: BoardOnAir
    room: VirtualRadio

    @property
    def radio(self) -> Radio:
        return radio_of(self.room)

    async def press_button(self) -> None:
        """Once, for as long as a finger does."""
        for level in (0, None):
            await self.rig.set_pin(BUTTON, level)
            await self.wait_until(await self.rig.device_us() + 100_000)

    async def wait_until(self, device_us: int) -> None:
        while await self.rig.device_us() < device_us:
            pass

    async def pair(self) -> Paired:
        await self.press_button()
        return await pair(self.radio, found(self.board))


@asynccontextmanager
async def on_air(rig: Rig) -> AsyncIterator[OnAir]:
    """In the air, under its name."""
    async with rig:
        board = BoardOnAir(rig)
        async with VirtualRadio(board) as room:
            await board.heard_by_name()
            yield OnAir(rig, board, room)


def known(paired: Paired) -> Known:
    return paired.known


def buzzes_after(rig: Rig, us: int) -> list[int]:
    """When the buzzer was switched on, by the device's clock."""
    return [c.us for c in rig.pin_changes if c.pin == BUZZER and c.value and c.us >= us]


def crossing_us(rig: Rig, force_n: float, after_us: int = 0) -> int:
    """When the sensor first felt so much."""
    return next(r.us for r in rig.readings if r.us >= after_us and r.value >= force_n)
