"""From an id to a link that may be trusted: found, connected, encrypted, and who it said it is."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

from bleak.backends.device import BLEDevice

from kneadle.devices import Known
from kneadle.errors import HungUpError
from kneadle.link.base import Link
from kneadle.link.ble import troubles
from kneadle.link.ble.link import BleLink
from kneadle.link.ble.profile import PROFILES, Profile
from kneadle.link.ble.radio import Radio
from kneadle.link.ble.raised import TROUBLES
from kneadle.link.identity import proven

FIND_WITHIN_S = 10.0
T = TypeVar("T")


async def open_ble(radio: Radio, known: Known, *, within_s: float = FIND_WITHIN_S) -> Link:
    """A device that was paired before. Raises LinkError, and leaves nothing connected then."""
    profile = PROFILES[known.kind]
    device = await find(radio, known.id, known.name, profile, within_s=within_s)
    return await called_twice(lambda: _open(radio, device, profile, known), known.name)


async def called_twice(call: Callable[[], Awaitable[T]], name: str) -> T:
    """A ball that has lost the bond hangs up as soon as encryption is asked for, and systems do
    not say why; one at the edge of range may do so once.

    Raises BondError when it hangs up again, and LinkError.
    """
    with suppress(HungUpError):
        return await call()
    try:
        return await call()
    except HungUpError as error:
        raise troubles.hangs_up(name) from error


async def find(
    radio: Radio, id: str, name: str, profile: Profile, *, within_s: float = FIND_WITHIN_S
) -> BLEDevice:
    """In the air, or left connected by a program that crashed. Raises LinkError."""
    try:
        left = [
            each
            for each in await radio.connected(profile.service)
            if each.address.casefold() == id.casefold()
        ]
        device = left[0] if left else await radio.find(id, within_s)
    except TROUBLES as error:
        raise troubles.explain(error, name) from error
    if device is None:
        raise troubles.not_found(name, within_s)
    return device


async def _open(radio: Radio, device: BLEDevice, profile: Profile, known: Known) -> Link:
    async with connected(radio, device, profile, known.name) as link:
        if not profile.secured:
            return link
        if await radio.encrypted(device) is False:
            raise troubles.not_paired(known.name)
        return await proven(link, known)


@asynccontextmanager
async def connected(
    radio: Radio, device: BLEDevice, profile: Profile, name: str
) -> AsyncIterator[BleLink]:
    """Let go again unless the block succeeds. Raises LinkError."""
    link = BleLink(radio, device, profile, name)
    try:
        await link.connect()
        yield link
    except BaseException:
        await link.close()
        raise
