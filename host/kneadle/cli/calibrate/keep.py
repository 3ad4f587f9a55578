"""Where a calibration is kept: on a ball, and with the devices that a person chose."""

from dataclasses import replace

from kneadle.cli.calibrate import on_ball
from kneadle.cli.calibrate.device import Device
from kneadle.cli.calibrate.person import Person
from kneadle.devices import Known
from kneadle.errors import KneadleError
from kneadle.registry.book import Book
from kneadle.registry.file import devices
from kneadle.samples import Calibration, Relative
from kneadle.wire.kneadle import NAME

ANSWERS = {"y": True, "yes": True, "n": False, "no": False}
NOT_KEPT = "Nothing was changed."


def is_ball(device: Device) -> bool:
    return device.hello.device.startswith(NAME)


def keepable(device: Device) -> bool:
    """False for a device that came calibrated and keeps its own: it is believed, not the registry.

    Raises KneadleError when there would be nowhere to keep one: better now than after the work.
    """
    if is_ball(device):
        return True
    own = device.calibration
    if not isinstance(own, Relative) and own != device.known.calibration:
        return False
    if _remembered(devices().read(), device) is None:
        port = device.known.id
        raise KneadleError(
            f"{port} is not one of your devices, so its calibration could not be kept.",
            f"Run `kneadle pair {port}` first.",
        )
    return True


async def keep(device: Device, person: Person, calibration: Calibration) -> None:
    """If the person wants it. Raises KneadleError when it was not kept."""
    if await wanted(device, person, "Keep this calibration?"):
        await put(device, person, calibration)
    else:
        person.say(NOT_KEPT)


async def wanted(device: Device, person: Person, question: str) -> bool:
    """Asked until it is a yes or a no: a stray Enter must not throw the work away."""
    while True:
        answer = await device.unless_lost(person.ask(f"{question} [y/n]"))
        if answer.lower() in ANSWERS:
            return ANSWERS[answer.lower()]


async def put(device: Device, person: Person, calibration: Calibration) -> None:
    """On the ball first: what it refused must not be remembered either."""
    if is_ball(device):
        await on_ball.store(device, calibration)
        person.say("The ball has stored it, and says the same when asked.")
    if _remembered(devices().read(), device) is not None:
        devices().update(lambda book: _with(book, device, calibration))
        person.say("It is kept with your devices.")


def _with(book: Book, device: Device, calibration: Calibration) -> Book:
    known = _remembered(book, device)
    return book if known is None else book.with_device(replace(known, calibration=calibration))


def _remembered(book: Book, device: Device) -> Known | None:
    """None also for a ball on a port that another one was paired on."""
    known = next((known for known in book.devices if known.id == device.known.id), None)
    if known is not None and known.identity not in ("", device.hello.device):
        return None
    return known
