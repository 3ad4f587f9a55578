"""The host's own Bluetooth code on a virtual radio."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kneadle.devices import Found, Known
from kneadle.link.ble.radio import Radio
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.radio.peripheral import Peripheral


def radio_of(room: VirtualRadio) -> Radio:
    """As `this_computer()` gives it, with the truth about encryption."""
    return Radio(room.scanner_backend, room.client_backend, room.adapter_backend, room.encrypted)


@asynccontextmanager
async def on_air(*peripherals: Peripheral) -> AsyncIterator[Radio]:
    async with VirtualRadio(*peripherals) as room:
        yield radio_of(room)


def found(ball: Peripheral) -> Found:
    return Found(ball.address, ball.name, "ball", "ble")


def known(ball: BallOnAir) -> Known:
    return Known(ball.address, "my ball", "ball", "ble", ball.play.ball.hello.device)
