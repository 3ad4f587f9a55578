"""Device and person brought together. What one conversation imports, another need not wait for."""

from argparse import Namespace
from collections.abc import Awaitable, Callable
from functools import partial

from kneadle.cli.calibrate.device import Device, met
from kneadle.cli.calibrate.person import Person
from kneadle.devices import Known

Conversation = Callable[[Device, Person], Awaitable[None]]


async def hold(known: Known, arguments: Namespace) -> None:
    """Raises KneadleError."""
    conversation = _conversation(arguments)  # before a ball is kept waiting
    async with met(known) as device:
        await conversation(device, Person())


def _conversation(arguments: Namespace) -> Conversation:
    match arguments.what:
        case "tare":
            from kneadle.cli.calibrate.tare import tare

            return tare
        case "ceiling":
            from kneadle.cli.calibrate.ceiling import Place, ceiling

            return partial(ceiling, place=Place(arguments.muscle, arguments.side))
        case _:
            from kneadle.cli.calibrate.weights import weights

            return weights
