"""Storing a calibration on the ball, believed only when the ball says it back."""

import asyncio
from collections.abc import Callable

from kneadle.cli.calibrate.device import Device
from kneadle.errors import LinkError
from kneadle.samples import Calibration
from kneadle.wire import kneadle as wire

WITHIN_S = 3.0
PAIR = "Run `kneadle pair`, then calibrate again."
REFUSED: dict[int, tuple[str, str]] = {
    wire.Result.NOT_ALLOWED: ("it takes no orders from this computer", PAIR),
    wire.Result.NOT_NOW: ("it cannot do it now", "Wait a minute, then calibrate again."),
    wire.Result.BAD_VALUE: (
        "its numbers make no sense to it",
        "Calibrate again, with heavier loads.",
    ),
    wire.Result.UNKNOWN_COMMAND: ("it cannot keep one", "Update the ball's firmware."),
}
UNKNOWN = ("it gave a reason that Kneadle does not know", "Update Kneadle, then calibrate again.")


async def store(device: Device, calibration: Calibration) -> None:
    """Raises LinkError when the ball refused it, is silent, or says something else afterwards."""
    message = wire.store_calibration(calibration)
    result = await _result_of(device, message)
    if result != wire.Result.OK:
        why, do = REFUSED.get(result, UNKNOWN)
        raise LinkError(f"The ball refused the calibration: {why}.", do)
    if await _said_back(device) != message:
        raise LinkError(
            "The ball took the calibration, but says another one now.",
            "Switch the ball off and on, then calibrate again.",
        )


async def _result_of(device: Device, message: bytes) -> int:
    def results() -> list[int]:
        return [each.result for each in device.answers if each.opcode == wire.Opcode.STORE]

    device.answers.clear()
    await device.send(message)
    await _in_time(device, lambda: bool(results()))
    return results()[0]


async def _said_back(device: Device) -> bytes:
    before = device.calibrations_heard
    await device.send(wire.ask_hello())
    await _in_time(device, lambda: device.calibrations_heard > before)
    return wire.store_calibration(device.calibration)


async def _in_time(device: Device, done: Callable[[], bool]) -> None:
    try:
        async with asyncio.timeout(WITHIN_S):
            await device.until(done)
    except TimeoutError:
        raise LinkError(
            "The ball gave no answer, so nobody knows which calibration it has.",
            "Move it closer, then calibrate again.",
        ) from None
