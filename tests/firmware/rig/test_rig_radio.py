"""The rig's Bluetooth: a program with MicroPython's own API, heard by a real central."""

import pytest
from bleak import BleakScanner
from bleak.exc import BleakGATTProtocolError

from central_at_board import ball_in, connected, paired, understood
from host_radio import radio_of
from kneadle.link.ble.scan import scan
from on_air import nothing_more_happens, soon

NO_BOND, NOT_ENCRYPTED = 0x05, 0x0F
LEVEL = "00002a19-0000-1000-8000-00805f9b34fb"
ENCRYPTED, REFUSED, HEARD_MTU, SPOILED = 100, 101, 102, 103
PACKETS = 500


async def test_the_host_recognises_what_the_firmware_advertises() -> None:
    async with ball_in() as (_, ball, room):
        (found,) = await scan(radio_of(room), 0.3)

        assert (found.name, found.kind, found.id) == ("Kneadle ba11", "ball", ball.address)


async def test_the_payloads_in_the_air_are_the_firmwares_own_bytes() -> None:
    async with ball_in() as (_, ball, room):
        await BleakScanner.find_device_by_name(ball.name, backend=room.scanner_backend)

        assert ball.chip is not None
        advertiser = ball.chip.le_legacy_advertiser
        assert advertiser.advertising_data.startswith(b"\x02\x01\x06\x11\x07")
        assert advertiser.scan_response_data == b"\x0d\x09Kneadle ba11"


async def test_nothing_is_written_before_pairing_and_everything_after() -> None:
    async with ball_in() as (rig, ball, room):
        central = await connected(room, ball)
        with pytest.raises(BleakGATTProtocolError) as refusal:
            await central.say(b"hello")
        await central.bleak.pair()

        assert refusal.value.code == NO_BOND
        assert await understood(central)
        assert rig.level(ENCRYPTED) == 1


async def test_a_central_without_its_keys_hears_that_the_ball_still_has_them() -> None:
    async with ball_in() as (_, ball, room):
        central = await paired(room, ball)
        await central.say(b"bye")
        await central.lost()
        room.forget()
        stranger = await connected(room, ball)
        with pytest.raises(BleakGATTProtocolError) as refusal:
            await stranger.say(b"hello")

        assert refusal.value.code == NOT_ENCRYPTED


async def test_five_hundred_packets_arrive_without_a_gap() -> None:
    async with ball_in() as (_, ball, room):
        central = await paired(room, ball)
        await central.say(b"go")
        packets = await central.take(lambda value: value[:1] == b"p", PACKETS)

        assert [int.from_bytes(each[1:3], "little") for each in packets] == list(range(PACKETS))


async def test_a_slow_central_is_an_enomem_and_costs_the_packets_that_found_no_room() -> None:
    async with ball_in() as (rig, ball, room):
        central = await paired(room, ball)
        ball.slow(room=4)
        await central.say(b"go")
        await rig.until(lambda: rig.level(REFUSED) == 1)
        await nothing_more_happens()
        assert central.heard.empty()
        await ball.quick()
        packets = await central.take(lambda value: value[:1] == b"p", PACKETS)

        assert [int.from_bytes(each[1:3], "little") for each in packets] == list(range(PACKETS))


async def test_what_is_too_long_is_cut_on_both_ways() -> None:
    async with ball_in() as (rig, ball, room):
        central = await paired(room, ball)
        await central.say(b"longer than eight")
        cut_on_the_board = await soon(central.heard.get())
        await central.say(b"long")

        assert cut_on_the_board == b"heard longer t"
        assert len(await soon(central.heard.get())) == central.bleak.mtu_size - 3
        assert rig.level(HEARD_MTU) == 1


async def test_values_are_read_from_the_board() -> None:
    async with ball_in() as (_, ball, room):
        central = await connected(room, ball)

        assert await central.bleak.read_gatt_char(LEVEL) == bytes([83])


async def test_event_data_that_were_not_copied_are_spoiled() -> None:
    async with ball_in() as (rig, ball, room):
        await connected(room, ball)
        await rig.until(lambda: rig.level(SPOILED) == 1)


async def test_a_board_that_hangs_up_or_has_no_power_is_missed_at_once() -> None:
    async with ball_in() as (rig, ball, room):
        central = await paired(room, ball)
        await central.say(b"bye")
        await central.lost()
        again = await connected(room, ball)
        await rig.kill()
        await again.lost()
        await rig.restart()

        assert await understood(await connected(room, ball))


async def test_a_board_without_power_is_not_in_the_air() -> None:
    async with ball_in() as (rig, ball, _):
        await rig.kill()
        await ball.gone()
        assert ball.payloads is None
