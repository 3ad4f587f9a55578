"""The adapters that a ball can be served through, and those that cannot be had."""

import asyncio
import os
import tty
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from bumble.keys import MemoryKeyStore
from bumble.transport.common import StreamPacketSink, StreamPacketSource

from kneadle_sims.cli import main
from kneadle_sims.radio import BallOnAir
from kneadle_sims.radio.device import make_device, plain
from kneadle_sims.scenarios import find as scenario
from kneadle_sims.serve import ble
from on_air import soon


async def test_through_vhci_the_system_has_an_adapter_that_hears_the_ball() -> None:
    """A terminal stands in for /dev/vhci, and Bumble for the system's own Bluetooth."""
    ball = BallOnAir(scenario("steady"))
    async with pretended_vhci() as (path, source, sink):
        serving = asyncio.create_task(ble._serve(ball, f"vhci:{path}", None, lambda _: None))
        await soon(source.asked.wait())
        system = make_device("system", "F0:0C:E0:00:00:03", source, sink, MemoryKeyStore())
        await soon(system.power_on())
        connection = await soon(system.connect_le(ball.address))

        assert plain(connection.peer_address) == ball.address
        assert plain(system.public_address) == ble.ADAPTER_ADDRESS
        serving.cancel()
        await asyncio.wait([serving])


class Kernel(StreamPacketSource):
    """Whoever opens /dev/vhci first asks for an adapter, in two bytes that are no HCI."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = asyncio.Event()

    def data_received(self, data: bytes) -> None:
        if self.asked.is_set():
            super().data_received(data)
        assert self.asked.is_set() or data == b"\xff\x00"
        self.asked.set()


@asynccontextmanager
async def pretended_vhci() -> AsyncIterator[tuple[str, Kernel, StreamPacketSink]]:
    kernel_fd, program_fd = os.openpty()
    tty.setraw(program_fd)
    loop = asyncio.get_running_loop()
    there = os.fdopen(kernel_fd, "r+b", buffering=0)
    incoming, kernel = await loop.connect_read_pipe(Kernel, there)
    outgoing, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, there)
    try:
        yield os.ttyname(program_fd), kernel, StreamPacketSink(outgoing)
    finally:
        incoming.close()
        outgoing.close()
        os.close(program_fd)


@pytest.mark.parametrize(
    "adapter, said",
    [
        ("vhci:/nowhere/vhci", "There is no /nowhere/vhci here"),
        ("nonsense", "The adapter 'nonsense' could not be opened"),
        ("serial:/nowhere/tty", "The adapter 'serial:/nowhere/tty' could not be opened"),
        ("usb", "The adapter 'usb' could not be opened"),
    ],
)
def test_an_adapter_that_cannot_be_had_is_explained(
    adapter: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "steady", "--ble", adapter]) == 1

    what, do = capsys.readouterr().err.strip().splitlines()
    assert what.startswith(said)
    assert what.endswith(".")
    assert do.endswith(".")


def test_an_adapter_that_only_root_may_open_is_explained() -> None:
    told = ble._explained("vhci", PermissionError(13, "Permission denied", "/dev/vhci"))

    assert told.what == "This user may not open /dev/vhci."
    assert "sudo" in told.do


def test_without_bumble_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "bumble", None)
    for name in [
        name for name in sys.modules if name.startswith(("bumble.", "kneadle_sims.serve.b"))
    ]:
        monkeypatch.delitem(sys.modules, name)

    assert main(["serve", "steady", "--ble"]) == 1
    assert "Bumble is not installed" in capsys.readouterr().err


def test_words_without_bluetooth_are_a_usage_error() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "steady", "--control", "fifo"])

    assert stopped.value.code == 2
