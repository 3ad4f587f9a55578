"""A ball served to other programs over Bluetooth. Here an adapter is a socket."""

import asyncio
from pathlib import Path

import pytest
from bleak.exc import BleakDBusError
from bumble.transport import open_transport

from kneadle.errors import KneadleError
from kneadle.samples import Answer
from kneadle.wire import kneadle as wire
from kneadle_sims.radio import BallOnAir, VirtualRadio
from kneadle_sims.radio.controller import Chip
from kneadle_sims.scenarios import find as scenario
from kneadle_sims.serve import ble, control
from on_air import Central, find, soon

LIKE = BallOnAir(scenario("steady"))  # of the same name and address


class Served:
    """`kneadle-sim serve steady --ble unix:SOCKET`: a controller that hears the virtual air."""

    def __init__(self, air: VirtualRadio, folder: Path, *, controlled: bool) -> None:
        self.said: asyncio.Queue[str] = asyncio.Queue()
        self.fifo = folder / "control" if controlled else None
        self.ball = BallOnAir(scenario("steady"), speed=20.0)
        self.ball.open_for_pairing = not controlled
        self._air, self._socket = air, str(folder / "adapter")

    async def __aenter__(self) -> "Served":
        self._adapter = await open_transport(f"unix-server:{self._socket}")
        Chip("dongle", self._air.air, self._adapter.source, self._adapter.sink)
        serving = ble._serve(self.ball, f"unix:{self._socket}", self.fifo, self.said.put_nowait)
        self.serving = asyncio.create_task(serving)
        assert await soon(self.said.get()) == f"{LIKE.name} {LIKE.address}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.serving.cancel()
        await asyncio.wait([self.serving])
        self._adapter.server.close()  # type: ignore[attr-defined]
        await self._adapter.close()

    async def word(self, word: str) -> str:
        """What it says to that."""
        assert self.fifo is not None
        self.fifo.write_text(word + "\n")
        return await soon(self.said.get())


async def test_any_program_finds_the_ball_pairs_and_listens_to_it(tmp_path: Path) -> None:
    async with VirtualRadio() as air, Served(air, tmp_path, controlled=False):
        central = await Central(air, await find(air, LIKE)).connect()
        await central.bleak.pair()
        await central.listen()
        await central.say(wire.start())

        assert await soon(central.heard.get()) == wire.pack(Answer(wire.Opcode.START, 0))


async def test_serving_ends_with_the_script(tmp_path: Path) -> None:
    async with VirtualRadio() as air, Served(air, tmp_path, controlled=False) as served:
        central = await Central(air, await find(air, LIKE)).connect()
        await central.bleak.pair()
        await central.say(wire.start())
        await soon(served.serving)
        await central.lost()
        assert not central.bleak.is_connected


async def test_words_make_the_ball_do_what_a_person_would(tmp_path: Path) -> None:
    async with VirtualRadio() as air, Served(air, tmp_path, controlled=True) as served:
        central = await Central(air, await find(air, LIKE)).connect()
        with pytest.raises(BleakDBusError):
            await central.bleak.pair()
        assert await served.word("pairing") == "pairing"
        await central.bleak.pair()
        assert await served.word("drop") == "drop"
        await central.lost()
        assert await served.word("forget") == "forget"
        assert served.ball.bonds.all_keys == {}
        assert "drop, range, silent" in await served.word("jump")


async def test_the_fifo_goes_with_the_ball(tmp_path: Path) -> None:
    async with VirtualRadio() as air, Served(air, tmp_path, controlled=True) as served:
        assert served.fifo is not None
        assert served.fifo.is_fifo()

    assert not served.fifo.exists()


async def test_out_of_range_and_silent_last_until_the_ball_is_woken() -> None:
    ball = BallOnAir(scenario("steady"))
    async with VirtualRadio(ball) as air:
        for word in ("range", "silent"):
            device = await find(air, ball)
            await control.obey(ball, word)
            with pytest.raises(TimeoutError):
                await Central(air, device, timeout_s=0.2).connect()
            await control.obey(ball, "wake")
            central = await Central(air, device).connect()
            await central.bleak.disconnect()


async def test_a_file_is_not_taken_for_a_fifo(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("precious")
    with pytest.raises(KneadleError, match="not a FIFO"), control.listening(tmp_path / "notes"):
        pass

    assert (tmp_path / "notes").read_text() == "precious"
