"""What a scan hears on the virtual radio."""

import asyncio
from typing import Any

import pytest
from bleak import BleakScanner
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData
from bleak.exc import BleakBluetoothNotAvailableError, BleakBluetoothNotAvailableReason

from kneadle.link.ble.profile import BALL_SERVICE
from kneadle_sims.radio import BallOnAir, ProgressorOnAir, ScaleOnAir, VirtualRadio
from kneadle_sims.scenarios import find
from on_air import soon

BATTERY = "0000180f-0000-1000-8000-00805f9b34fb"
A_MOMENT_S = 0.2


class Ear:
    """A scanner, and all that it reported."""

    def __init__(self, air: VirtualRadio, **options: Any) -> None:
        self.news: asyncio.Queue[tuple[BLEDevice, AdvertisementData]] = asyncio.Queue()
        self.scanner = BleakScanner(
            lambda device, said: self.news.put_nowait((device, said)),
            backend=air.scanner_backend,
            **options,
        )

    async def next(self) -> tuple[BLEDevice, AdvertisementData]:
        return await soon(self.news.get())


async def test_a_ball_tells_service_and_battery_and_when_asked_its_name() -> None:
    ball = BallOnAir(find("steady"))
    ball.signal_dbm = -81
    async with VirtualRadio(ball) as air:
        ear = Ear(air)
        async with ear.scanner:
            device, said = await ear.next()

    assert (device.address, device.name) == (ball.address, "Kneadle 00000051A1E0")
    assert said.local_name == ball.name
    assert said.service_uuids == [BALL_SERVICE]
    assert said.service_data == {BATTERY: bytes([80])}
    assert said.rssi == -81


async def test_who_only_listens_hears_no_name() -> None:
    async with VirtualRadio(BallOnAir(find("steady"))) as air:
        ear = Ear(air, scanning_mode="passive", bluez={"filters": {"DuplicateData": True}})
        async with ear.scanner:
            said = [(await ear.next())[1] for _ in range(5)]

    assert {advertisement.local_name for advertisement in said} == {None}
    assert said[0].service_uuids == [BALL_SERVICE]


async def test_the_same_advertisement_again_is_news_only_to_who_asked_for_repeats() -> None:
    async with VirtualRadio(BallOnAir(find("steady"))) as air:
        once, often = Ear(air), Ear(air, bluez={"filters": {"DuplicateData": True}})
        async with once.scanner, often.scanner:
            for _ in range(5):
                await often.next()

    assert once.news.qsize() == 1


async def test_all_kinds_of_device_are_heard_side_by_side() -> None:
    scenario = find("steady")
    there = (BallOnAir(scenario), ProgressorOnAir(scenario), ScaleOnAir(scenario))
    async with VirtualRadio(*there) as air:
        ear = Ear(air)
        async with ear.scanner:
            names = {(await ear.next())[0].name for _ in there}

    assert names == {"Kneadle 00000051A1E0", "Progressor_1234", "IF_B7"}


@pytest.mark.parametrize("how", ["silent", "away"])
async def test_a_ball_that_is_silent_or_away_is_not_heard_until_it_wakes(how: str) -> None:
    ball = BallOnAir(find("steady"))
    async with VirtualRadio(ball) as air:
        if how == "silent":
            await ball.silence()
        else:
            ball.out_of_range()
        assert await BleakScanner.discover(A_MOMENT_S, backend=air.scanner_backend) == []
        await ball.wake()
        ear = Ear(air)
        async with ear.scanner:
            assert (await ear.next())[0].address == ball.address


async def test_a_computer_without_bluetooth_says_why() -> None:
    air = VirtualRadio(BallOnAir(find("steady")))
    off = BleakBluetoothNotAvailableReason.POWERED_OFF
    air.trouble = BleakBluetoothNotAvailableError("Bluetooth is off", off)

    with pytest.raises(BleakBluetoothNotAvailableError):
        await Ear(air).scanner.start()
