"""A steady second without load is the new zero."""

import numpy as np

from kneadle.calibrating.steady import Steady, Still
from kneadle.cli.calibrate.device import Device
from kneadle.cli.calibrate.keep import keepable, put
from kneadle.cli.calibrate.person import Person
from kneadle.errors import KneadleError
from kneadle.force.calibrate import tared, to_newtons
from kneadle.samples import Relative
from kneadle.zeroing import TARE_MOST_N

ASK = "Take everything off {name}, keep it still, and press Enter: that will be its zero."
NO_NEED = "`kneadle live` finds its zero by itself."


async def tare(device: Device, person: Person) -> None:
    """Raises KneadleError when this is no zero, or it could not be kept."""
    _require_use(device)
    zero_counts = await unloaded(device, person, ASK)
    shift_n = float(to_newtons(device.calibration, np.array([zero_counts]))[0])
    if abs(shift_n) > TARE_MOST_N:
        raise KneadleError(
            f"It reads {shift_n:+.0f} N, too much for a tare; nothing was changed.",
            "Take everything off it; if it still reads so, run `kneadle calibrate weights`.",
        )
    person.say(f"Zero is now {shift_n:+.1f} N from where it was.")
    await put(device, person, tared(device.calibration, zero_counts))


async def unloaded(device: Device, person: Person, ask: str) -> float:
    """The reading of the first still second after the person said that nothing is on it."""
    await device.unless_lost(person.ask(ask.format(name=device.known.name)))
    steady = Steady(device.hello.rate_hz)
    device.heard = steady.keep
    await device.until(lambda: isinstance(steady.now, Still))
    return steady.now.mean_counts if isinstance(steady.now, Still) else np.nan


def _require_use(device: Device) -> None:
    if isinstance(device.calibration, Relative):
        raise KneadleError("It has no calibration yet, so no zero to keep either.", NO_NEED)
    if not keepable(device):
        raise KneadleError("It keeps its own zero, and nothing was changed.", NO_NEED)
