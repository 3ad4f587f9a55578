"""Bonds: the firmware keeps them, and is asked for them as NimBLE asks."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from bleak.exc import BleakError

from board_on_air import BoardOnAir
from central_at_board import SECRETS, ball_in, connected, paired, understood
from kneadle_sims.radio import VirtualRadio
from rig import Rig

SOMEBODY_ELSE = "F0:0C:E0:00:00:03"


def kept(rig: Rig) -> set[str]:
    """The names of the secrets on the board, without NimBLE's own key."""
    return {name for name in json.loads((rig.folder / SECRETS).read_text()) if name[:3] != "10 "}


async def test_a_bond_survives_a_power_cut() -> None:
    async with ball_in() as (rig, ball, room):
        central = await paired(room, ball)
        await rig.restart()
        await central.lost()
        again = await connected(room, ball)

        assert await understood(again)


async def test_a_board_that_lost_its_bond_lets_the_encryption_fail() -> None:
    async with ball_in() as (rig, ball, room):
        central = await paired(room, ball)
        await rig.kill()
        (rig.folder / SECRETS).unlink()
        await rig.restart()
        await central.lost()

        with pytest.raises(BleakError):
            await connected(room, ball)


async def test_a_central_that_pairs_again_replaces_its_bond() -> None:
    async with ball_in() as (rig, ball, room):
        first = await paired(room, ball)
        names, before = kept(rig), (rig.folder / SECRETS).read_text()
        await first.say(b"bye")
        await first.lost()
        room.forget()
        again = await paired(room, ball)

        assert await understood(again)
        assert kept(rig) == names
        assert (rig.folder / SECRETS).read_text() != before


async def test_a_board_that_stores_nothing_is_paired_for_this_connection_only() -> None:
    async with ball_in(secrets="refuse") as (rig, ball, room):
        central = await paired(room, ball)
        understood_now = await understood(central)
        await rig.restart()
        await central.lost()

        assert understood_now
        with pytest.raises(BleakError):
            await connected(room, ball)


async def test_a_board_that_refuses_a_new_bond_is_made_to_give_up_the_oldest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with ball_in() as (rig, ball, room):
        await paired(room, ball)
        async with somebody_else(rig, ball, room, "refuse", monkeypatch) as another:
            await paired(another, ball)

            assert kept(rig) == set()


async def test_a_board_that_refuses_a_new_bond_and_keeps_the_old_one_hangs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with ball_in() as (rig, ball, room):
        await paired(room, ball)
        async with somebody_else(rig, ball, room, "hold on", monkeypatch) as another:
            with pytest.raises(AssertionError, match="refuses a secret"):
                await paired(another, ball)
            await rig.restart()


async def test_a_board_that_deletes_without_end_hangs() -> None:
    async with ball_in(secrets="deny") as (rig, ball, room):
        first = await paired(room, ball)
        await first.say(b"bye")
        await first.lost()
        room.forget()

        with pytest.raises(AssertionError, match="again and again"):
            await paired(room, ball)
        await rig.restart()


@asynccontextmanager
async def somebody_else(
    rig: Rig, ball: BoardOnAir, room: VirtualRadio, secrets: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[VirtualRadio]:
    """The other's radio, with the same ball, which now treats secrets like this."""
    room.power_off()
    await rig.kill()
    (rig.folder / "board.json").write_text(json.dumps({"secrets": secrets}))
    monkeypatch.setattr("kneadle_sims.radio.radio.ADDRESS", SOMEBODY_ELSE)
    async with VirtualRadio(ball) as another:
        await rig.restart()
        yield another
