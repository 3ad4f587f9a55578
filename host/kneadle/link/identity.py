"""Whether the device at the other end is the one that was paired."""

from kneadle.devices import Known
from kneadle.errors import LinkError
from kneadle.link.base import Link
from kneadle.link.introduce import WITHIN_S, Introduced, introduce


async def proven(link: Link, known: Known, *, within_s: float = WITHIN_S) -> Introduced:
    """It says that it is the one we know. Raises LinkError: it is silent, or another one."""
    introduced = await introduce(link, within_s=within_s)
    if introduced is None:
        raise silent(known.name, within_s)
    said = introduced.hello.device
    if known.identity not in ("", said):
        await introduced.close()
        raise other_identity(known.name, known.identity, said)
    return introduced


def silent(name: str, waited_s: float) -> LinkError:
    return LinkError(
        f"{name} is connected but did not say who it is for {waited_s:g} s.",
        "Switch it off and on; if it stays silent, its sensor or its firmware needs a look.",
    )


def other_identity(name: str, expected: str, found: str) -> LinkError:
    """`expected` is what it said of itself when it was paired, `found` what it says now."""
    return LinkError(
        f"{name} says that it is {found}, but you paired {expected}.",
        "If you exchanged it, forget it (`kneadle devices forget`) and pair it again"
        " (`kneadle pair`); if not, it is not your ball: do not use it.",
    )
