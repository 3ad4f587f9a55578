"""Whether the device at the other end is the one that was paired."""

from kneadle.devices import Known
from kneadle.link.base import Link
from kneadle.link.ble import troubles
from kneadle.link.introduce import WITHIN_S, Introduced, introduce


async def proven(link: Link, known: Known, *, within_s: float = WITHIN_S) -> Introduced:
    """It says that it is the one we know. Raises LinkError: it is silent, or another one."""
    introduced = await introduce(link, within_s=within_s)
    if introduced is None:
        raise troubles.silent(known.name, within_s)
    said = introduced.hello.device
    if known.identity not in ("", said):
        await introduced.close()
        raise troubles.other_identity(known.name, known.identity, said)
    return introduced
