"""The host's Bluetooth on the virtual radio."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bleak.backends.device import BLEDevice

from kneadle.devices import Found, Known
from kneadle.link.ble.radio import Radio
from kneadle_sims.radio.ball import BallOnAir
from kneadle_sims.radio.peripheral import Peripheral
from kneadle_sims.radio.radio import VirtualRadio


def radio_of(room: VirtualRadio) -> Radio:
    """As `this_computer()` gives it, with the truth about encryption."""

    async def encrypted(device: BLEDevice) -> bool:
        connection = room.connection_to(device.address)
        return connection is not None and connection.is_encrypted

    return Radio(room.scanner_backend, room.client_backend, room.adapter_backend, encrypted)


@asynccontextmanager
async def on_air(*peripherals: Peripheral, mtu: int = 247) -> AsyncIterator[Radio]:
    async with VirtualRadio(*peripherals, mtu=mtu) as room:
        yield radio_of(room)


def found(ball: Peripheral) -> Found:
    return Found(ball.address, ball.name, "ball", "ble")


def known(ball: BallOnAir) -> Known:
    return Known(ball.address, "my ball", "ball", "ble", ball.play.ball.hello.device)
