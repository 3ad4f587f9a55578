"""What a host hears of a ball in the air."""

from typing import TypeVar

from kneadle.errors import LinkError
from kneadle.link.base import Link
from kneadle.link.ble.connect import open_ble
from kneadle.link.ble.pair import Paired
from kneadle.samples import Samples
from whole_ball import OnAir

Kind = TypeVar("Kind")


async def opened(ball: OnAir, paired: Paired) -> Link:
    """On a busy machine the rig is slow: it is looked for until the test's own time is over."""
    while True:
        try:
            return await open_ble(ball.radio, paired.known)
        except LinkError as error:
            if "was not heard" not in error.what:
                raise


async def heard(link: Link, kind: type[Kind], count: int = 1) -> list[Kind]:
    """The next so many messages of one kind."""
    taken: list[Kind] = []
    async for batch in link.batches():
        taken += [message for message in batch.messages if isinstance(message, kind)]
        if len(taken) >= count:
            break
    return taken


async def streamed(link: Link, samples: int) -> list[int]:
    """The numbers of the next so many samples, or some more."""
    ticks: list[int] = []
    async for batch in link.batches():
        ticks += [t for m in batch.messages if isinstance(m, Samples) for t in m.tick.tolist()]
        if len(ticks) >= samples:
            break
    return ticks
