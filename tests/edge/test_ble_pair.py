"""Pairing with a ball, on the virtual radio."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from bleak.backends.client import BaseBleakClient
from bleak.exc import BleakError

from host_radio import found, known, on_air, radio_of
from kneadle.errors import BondError, LinkError
from kneadle.link.ble.connect import open_ble
from kneadle.link.ble.pair import pair, unpair
from kneadle.wire import kneadle as wire
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.scenarios.basics import steady


def ball() -> BallOnAir:
    ball = BallOnAir(steady())
    ball.open_for_pairing = True
    return ball


async def test_a_paired_ball_has_said_who_it_is_and_buzzed() -> None:
    there = ball()
    async with on_air(there) as radio:
        paired = await pair(radio, found(there))
    assert paired.known.identity == paired.hello.device == there.play.ball.hello.device
    assert paired.calibration == there.play.ball.hello.calibration
    assert there.play.ball.identified == 1


async def test_it_is_let_go_afterwards() -> None:
    there = ball()
    async with on_air(there) as radio:
        await pair(radio, found(there))
        assert there.central is None


async def test_without_a_press_of_its_button_it_refuses_and_nothing_was_written() -> None:
    there = ball()
    there.open_for_pairing = False
    async with on_air(there) as radio:
        with pytest.raises(LinkError, match=r"refused to pair.*button"):
            await pair(radio, found(there))
        assert there.central is None
    assert there.written == []


async def test_pair_that_says_yes_without_encryption_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = ball()
    async with VirtualRadio(there) as room:

        async def says_yes(client: object, *_: object) -> None:
            """As bleak has done."""

        monkeypatch.setattr(room.client_backend, "pair", says_yes)
        with pytest.raises(LinkError, match="not encrypted"):
            await pair(radio_of(room), found(there))
    assert there.written == []


async def test_a_bond_that_the_ball_has_lost_is_refused_with_the_reason() -> None:
    there = ball()
    async with on_air(there) as radio:
        await pair(radio, found(there))
        there.forget()
        with pytest.raises(BondError, match="no longer knows this computer"):
            await open_ble(radio, known(there))
        assert there.central is None


async def test_pairing_again_mends_a_lost_bond() -> None:
    there = ball()
    async with on_air(there) as radio:
        await pair(radio, found(there))
        there.forget()
        assert (await pair(radio, found(there))).known.identity == there.play.ball.hello.device


async def test_a_forgotten_ball_must_be_paired_again() -> None:
    there = ball()
    async with on_air(there) as radio:
        await pair(radio, found(there))
        await unpair(radio, there.address, "my ball")
        with pytest.raises(LinkError, match="not paired with this computer"):
            await open_ble(radio, known(there))
    assert wire.start() not in there.written


async def test_a_ball_that_hangs_up_once_keeps_its_bond(monkeypatch: pytest.MonkeyPatch) -> None:
    there = ball()
    async with VirtualRadio(there) as room:
        await pair(radio_of(room), found(there))
        there.open_for_pairing = False
        monkeypatch.setattr(room.client_backend, "connect", _hung_up_once(room))
        assert (await pair(radio_of(room), found(there))).known.identity
        assert room.bonds.all_keys


def _hung_up_once(room: VirtualRadio) -> Callable[..., Awaitable[None]]:
    """As at the edge of range, while the services are looked up."""
    connect = room.client_backend.connect
    left = [BleakError("failed to discover services, device disconnected")]

    async def hung_up(client: BaseBleakClient, *rest: Any, **options: Any) -> None:
        if left:
            raise left.pop()
        await connect(client, *rest, **options)

    return hung_up


async def test_forgetting_a_ball_that_was_never_bonded_is_no_trouble() -> None:
    async with VirtualRadio(ball()) as room:
        await unpair(radio_of(room), "F0:00:00:00:00:99", "nobody")
        assert not room.bonds.all_keys


async def test_who_poses_under_the_same_address_without_the_bond_is_refused() -> None:
    there, impostor = ball(), ball()
    async with VirtualRadio(there) as room:
        await pair(radio_of(room), found(there))
        there.switch_off()
        await room.add(impostor)
        with pytest.raises(BondError, match="no longer knows this computer"):
            await open_ble(radio_of(room), known(there))
    assert impostor.written == []


async def test_a_ball_of_the_same_name_elsewhere_is_never_spoken_to() -> None:
    there = ball()
    impostor = BallOnAir(steady(), address="F0:0C:E0:BA:11:66")
    async with VirtualRadio(there) as room:
        await pair(radio_of(room), found(there))
        there.switch_off()
        await room.add(impostor)
        with pytest.raises(LinkError, match="not heard"):
            await open_ble(radio_of(room), known(there), within_s=0.5)
    assert impostor.central is None
    assert impostor.written == []


async def test_a_ball_that_changed_identity_is_refused_with_both_names() -> None:
    there = ball()
    async with on_air(there) as radio:
        await pair(radio, found(there))
        paired = known(there)
        name = "Kneadle 0BAD0BAD0BAD"
        there.play.ball.become(replace(there.play.ball.hello, device=name))
        with pytest.raises(LinkError, match=f"says that it is {name}, but you paired"):
            await open_ble(radio, paired)
        assert there.central is None
    assert wire.start() not in there.written
