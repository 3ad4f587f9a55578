"""Getting to know a device, whichever kind it is."""

import asyncio
from dataclasses import dataclass, field, replace

from kneadle.devices import Found, Known
from kneadle.errors import LinkError
from kneadle.link.base import Link
from kneadle.samples import Calibration, Hello, Relative, Samples
from kneadle.wire.hello import NAME

WEIGHT_WITHIN_S = 3.0
SENSORS = {
    "load_cell": "a load cell",
    "fsr": "a force-sensing resistor",
    "air": "an air-pressure sensor",
    "newtons": "a sensor that speaks newtons",
    "counts": "a sensor of an unknown kind",
}
HOLDS_ONLY = "It speaks eight times a second: holds only, no warnings of jolts or rolling."
BUZZED = "It buzzed, so you know which one it is."


@dataclass(frozen=True, slots=True)
class Met:
    """`relative`: it has no calibration of its own."""

    known: Known
    news: list[str] = field(default_factory=list)
    relative: bool = False


async def meet(found: Found) -> Met:
    """Raises LinkError."""
    match found.kind:
        case "ball":
            return await _meet_ball(found)
        case "progressor":
            return await _meet_progressor(found)
        case "whc06":
            return _meet_scale(found)
        case "serial":
            return await _meet_port(found)


async def _meet_ball(found: Found) -> Met:
    from kneadle.link.ble.pair import pair
    from kneadle.link.ble.radio import this_computer

    paired = await pair(this_computer(), found)
    news = [BUZZED, _sensor(paired.hello)]
    return Met(paired.known, news, _relative(paired.calibration))


async def _meet_progressor(found: Found) -> Met:
    """It has no bond and says no name: a weight from it is all the proof there is."""
    from kneadle.link.devices import open_known

    known = _known(found)
    link = await open_known(known)
    try:
        await _weigh(link)
    finally:
        await link.close()
    return Met(known, ["It gives kilograms, as newtons here."])


async def _weigh(link: Link) -> None:
    """Raises LinkError when no weight comes."""
    try:
        async with asyncio.timeout(WEIGHT_WITHIN_S):
            for message in link.dialect.greet():
                await link.send(message)
            await _first_weight(link)
    except TimeoutError:
        raise LinkError(
            f"{link.name} is connected but gave no weight for {WEIGHT_WITHIN_S:g} s.",
            "Switch it off and on, then try again; if it stays silent, its sensor needs a look.",
        ) from None
    for message in link.dialect.goodbye():
        await link.send(message)


async def _first_weight(link: Link) -> None:
    async for batch in link.batches():
        if any(isinstance(message, Samples) for message in batch.messages):
            return


def _meet_scale(found: Found) -> Met:
    return Met(replace(_known(found), name="WH-C06"), [HOLDS_ONLY])


async def _meet_port(found: Found) -> Met:
    from kneadle.link.introduce import introduce
    from kneadle.link.serial import SerialLink

    link = await SerialLink.open(found.id)
    try:
        introduced = await introduce(link)
    finally:
        await link.close()
    if introduced is None:
        raise LinkError(
            f"Nothing on {found.id} introduced itself.",
            "Wake the ball, or see that the sketch prints numbers at 115200 baud.",
        )
    hello, known = introduced.hello, _known(found)
    if hello.device.startswith(NAME):
        known = Known(found.id, hello.device, "ball", "serial", hello.device)
    return Met(known, [_sensor(hello)], _relative(introduced.calibration))


def _known(found: Found) -> Known:
    return Known(found.id, found.name, found.kind, found.transport)


def _sensor(hello: Hello) -> str:
    return f"It has {SENSORS[hello.sensor]}, read {hello.rate_hz:g} times a second."


def _relative(calibration: Calibration) -> bool:
    return isinstance(calibration, Relative)
