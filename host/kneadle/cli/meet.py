"""Getting to know a device, whichever kind it is."""

from dataclasses import dataclass, field, replace

from kneadle.cli.ask import confirm
from kneadle.devices import Found, Known
from kneadle.errors import LinkError
from kneadle.samples import Calibration, Hello, Relative
from kneadle.wire.hello import NAME

SAY_WHICH = "Give its id, as `kneadle scan` shows it: `kneadle pair ID`."
SENSORS = {
    "load_cell": "a load cell",
    "fsr": "a force-sensing resistor",
    "air": "an air-pressure sensor",
    "newtons": "a sensor that speaks newtons",
    "counts": "a sensor of an unknown kind",
}
NOT_CALIBRATED = "It is not calibrated, so its force is relative: run `kneadle calibrate`."
HOLDS_ONLY = "It speaks eight times a second: holds only, no warnings of jolts or rolling."
BUZZED = "It buzzed, so you know which one it is."


@dataclass(frozen=True, slots=True)
class Met:
    known: Known
    news: list[str] = field(default_factory=list)


async def meet(found: Found, *, sure: bool) -> Met:
    """`sure`: the person named the very one. Raises KneadleError."""
    match found.kind:
        case "ball":
            return await _meet_ball(found)
        case "progressor":
            return await _meet_progressor(found)
        case "whc06":
            return await _meet_scale(found, sure=sure)
        case "serial":
            return await _meet_port(found)


async def _meet_ball(found: Found) -> Met:
    from kneadle.link.ble.pair import pair
    from kneadle.link.ble.radio import this_computer

    paired = await pair(this_computer(), found)
    return Met(paired.known, [BUZZED, *_sensor(paired.hello, paired.calibration)])


async def _meet_progressor(found: Found) -> Met:
    """It has no bond; that it answers is all the proof there is."""
    from kneadle.link.devices import open_known

    known = _known(found)
    link = await open_known(known)
    await link.close()
    return Met(known, ["It gives kilograms, as newtons here."])


async def _meet_scale(found: Found, *, sure: bool) -> Met:
    """A body scale may call itself the same, so the person says which."""
    question = f"Is {found.id} your hanging scale, and not somebody's body scale?"
    if not sure and not confirm(question, SAY_WHICH):
        raise LinkError("Nothing was paired.", SAY_WHICH)
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
    hello = introduced.hello
    news = _sensor(hello, introduced.calibration)
    if not hello.device.startswith(NAME):
        return Met(_known(found), news)
    return Met(Known(found.id, hello.device, "ball", "serial", hello.device), news)


def _known(found: Found) -> Known:
    return Known(found.id, found.name, found.kind, found.transport)


def _sensor(hello: Hello, calibration: Calibration) -> list[str]:
    said = f"It has {SENSORS[hello.sensor]}, read {hello.rate_hz:g} times a second."
    return [said, NOT_CALIBRATED] if isinstance(calibration, Relative) else [said]
