"""A ball on this system's Bluetooth, for any program to find."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bumble.transport import open_transport
from bumble.transport.common import Transport

from kneadle.errors import KneadleError
from kneadle_sims.radio import BallOnAir
from kneadle_sims.radio.air import Airwaves
from kneadle_sims.radio.controller import Chip
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve.control import listening, obey

VHCI = "vhci"  # Linux: whoever opens it plays an adapter, and the system has one more
ADAPTER_ADDRESS = "F0:0C:E0:00:00:01"

Say = Callable[[str], None]


def serve(scenario: Scenario, speed: float, transport: str, control: Path | None, say: Say) -> None:
    """Until the script is over; with a FIFO for words, until interrupted. Raises KneadleError."""
    ball = BallOnAir(scenario, speed)
    ball.open_for_pairing = control is None  # or nobody could press its button
    asyncio.run(_serve(ball, transport, control, say))


async def _serve(ball: BallOnAir, transport: str, control: Path | None, say: Say) -> None:
    async with _opened(transport) as hci:
        if _is_vhci(transport):
            air = Airwaves()
            Chip("adapter", air, hci.source, hci.sink, ADAPTER_ADDRESS)
            await ball.switch_on(air)
        else:
            await ball.plug_in(hci.source, hci.sink)
        say(f"{ball.name} {ball.address}")
        try:
            await (ball.finished.wait() if control is None else _obey_all(ball, control, say))
        finally:
            await ball.silence()
            await ball.drop()
            ball.switch_off()


async def _obey_all(ball: BallOnAir, control: Path, say: Say) -> None:
    with listening(control) as words:
        while True:
            say(await obey(ball, await words.get()))


@asynccontextmanager
async def _opened(transport: str) -> AsyncIterator[Transport]:
    try:
        hci = await open_transport(transport)
    except Exception as error:  # each kind of adapter brings errors of its own
        raise _explained(transport, error) from error
    try:
        yield hci
    finally:
        await hci.close()


def _is_vhci(transport: str) -> bool:
    return transport.partition(":")[0] == VHCI


def _explained(transport: str, error: Exception) -> KneadleError:
    match error:
        case FileNotFoundError() if _is_vhci(transport):
            return KneadleError(
                f"There is no {error.filename} here, so no Bluetooth adapter can be pretended.",
                "On Linux, load it: sudo modprobe hci_vhci. Elsewhere, serve the ball with --tcp.",
            )
        case PermissionError():
            return KneadleError(
                f"This user may not open {error.filename or transport}.",
                "Run the same command with sudo.",
            )
        case _:
            return KneadleError(
                f"The adapter {transport!r} could not be opened ({error or 'no such adapter'}).",
                "See that it is plugged in and in no other program's use, and name it as Bumble"
                " does, such as usb:0 or serial:/dev/ttyACM0.",
            )
