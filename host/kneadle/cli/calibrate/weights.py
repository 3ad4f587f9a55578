"""Known loads, up and down, to a calibration."""

from kneadle.calibrating.fit import checked, fitted
from kneadle.calibrating.loads import Complete
from kneadle.calibrating.suspect import suspect
from kneadle.calibrating.verdict import verdict
from kneadle.cli.calibrate import words
from kneadle.cli.calibrate.device import Device
from kneadle.cli.calibrate.keep import keep, keepable
from kneadle.cli.calibrate.person import Person
from kneadle.cli.calibrate.weighing import Weighing
from kneadle.force.calibrate import tared
from kneadle.samples import Calibration

HELLO = """\
Known weights for {name}. Ctrl-C stops, and changes nothing.
You need three loads or more that you know: dumb-bells, bottles of water, or a kitchen scale
under the ball while you press. Go up in steps, then down again, and end with nothing on it."""
SIX = "\nA force-sensing resistor is no straight line: six loads are better."


async def weights(device: Device, person: Person) -> None:
    """Raises KneadleError when it is not worth keeping, or was not kept."""
    can_keep = keepable(device)
    more = SIX if device.hello.sensor == "fsr" else ""
    person.say(HELLO.format(name=device.known.name) + more)
    loads = await Weighing(device, person).all()
    if can_keep:
        await keep(device, person, _calibration(device, person, loads))
    else:
        _tell_how_true(device, person, loads)


def _calibration(device: Device, person: Person, loads: Complete) -> Calibration:
    fit = fitted(loads, device.hello)
    if fit is None:
        raise words.no_fit()
    found = verdict(fit, device.hello.sensor)
    person.say(f"{words.table(fit)}\n{words.judged(found)}")
    if found.grade != "good" and (kg := suspect(loads, device.hello, fit)) is not None:
        person.say(words.suspected(kg))
    if found.grade == "again":
        raise words.not_worth_it(found)
    return fit.calibration


def _tell_how_true(device: Device, person: Person, loads: Complete) -> None:
    """A device that came calibrated, and keeps its own: all that can be done is to check it.

    Its zero is set aside, as in a live session.
    """
    own = tared(device.calibration, loads.points[0].raw_counts)
    fit = checked(own, loads)
    found = words.judged(verdict(fit, device.hello.sensor))
    person.say(f"{words.table(fit)}\nIts own calibration: {found}")
