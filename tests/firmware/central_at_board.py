"""A central at the small Bluetooth program of the rig."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from board_on_air import BoardOnAir
from kneadle_sims.radio import VirtualRadio
from on_air import Central, find, soon
from rig import Rig
from small_programs import program

SECRETS = "secrets.json"
ENCRYPTED = 100  # the program's pin


@asynccontextmanager
async def ball_in(secrets: str = "keep") -> AsyncIterator[tuple[Rig, BoardOnAir, VirtualRadio]]:
    async with program("talking", secrets=secrets) as rig:
        ball = BoardOnAir(rig)
        async with VirtualRadio(ball) as room:
            await ball.heard_by_name()
            yield rig, ball, room


async def connected(room: VirtualRadio, ball: BoardOnAir) -> Central:
    await ball.heard_by_name()
    central = await Central(room, await find(room, ball)).connect()
    await central.listen()
    return central


async def paired(room: VirtualRadio, ball: BoardOnAir) -> Central:
    central = await connected(room, ball)
    await central.bleak.pair()
    await ball.rig.until(lambda: ball.rig.level(ENCRYPTED) == 1)
    return central


async def understood(central: Central) -> bool:
    """Whether the board takes what is written."""
    await central.say(b"hello")
    return await soon(central.heard.get()) == b"heard hello"
