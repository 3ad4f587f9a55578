"""Device and person brought together. What takes long to import waits until it is needed."""

from argparse import Namespace

from kneadle.cli.calibrate.device import met
from kneadle.cli.calibrate.person import Person
from kneadle.devices import Known


async def hold(known: Known, arguments: Namespace) -> None:
    """Raises KneadleError."""
    person = Person()
    async with met(known) as device:
        match arguments.what:
            case "weights":
                from kneadle.cli.calibrate.weights import weights

                await weights(device, person)
            case "tare":
                from kneadle.cli.calibrate.tare import tare

                await tare(device, person)
            case "ceiling":
                from kneadle.cli.calibrate.ceiling import Place, ceiling

                await ceiling(device, person, Place(arguments.muscle, arguments.side))
