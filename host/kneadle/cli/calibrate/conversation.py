"""Device and person brought together. Importing this takes as long as scipy does."""

from argparse import Namespace

from kneadle.cli.calibrate.ceiling import Place, ceiling
from kneadle.cli.calibrate.device import met
from kneadle.cli.calibrate.person import Person
from kneadle.cli.calibrate.tare import tare
from kneadle.cli.calibrate.weights import weights
from kneadle.devices import Known


async def hold(known: Known, arguments: Namespace) -> None:
    """Raises KneadleError."""
    person = Person()
    async with met(known) as device:
        match arguments.what:
            case "weights":
                await weights(device, person)
            case "tare":
                await tare(device, person)
            case "ceiling":
                await ceiling(device, person, Place(arguments.muscle, arguments.side))
