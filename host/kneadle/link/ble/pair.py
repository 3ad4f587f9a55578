"""Pairing: a bond, proof that it encrypts, and a ball that says who it is."""

from dataclasses import dataclass, replace

from bleak.backends.device import BLEDevice

from kneadle.devices import Found, Known
from kneadle.errors import BondError, LinkError
from kneadle.link.ble import troubles
from kneadle.link.ble.connect import called_twice, connected, find
from kneadle.link.ble.link import BleLink
from kneadle.link.ble.profile import PROFILES
from kneadle.link.ble.radio import Radio
from kneadle.link.ble.raised import TROUBLES
from kneadle.link.identity import proven
from kneadle.samples import Calibration, Hello
from kneadle.wire import kneadle as wire


@dataclass(frozen=True, slots=True)
class Paired:
    """What a ball said once it was bonded."""

    known: Known
    hello: Hello
    calibration: Calibration


async def pair(radio: Radio, found: Found) -> Paired:
    """Bonds with a ball, and makes it buzz so that a person knows which one it is.

    A bond that the ball has forgotten is made anew: the person asked for it. Some balls (those of
    MicroPython) cannot refuse to pair, and hang up afterwards instead. Raises LinkError; then
    nothing is left connected, and nothing was written unencrypted.
    """
    try:
        return await called_twice(lambda: _pair(radio, found), found.name)
    except BondError:
        await unpair(radio, found.id, found.name)
        return await _pair(radio, found)


async def unpair(radio: Radio, id: str, name: str) -> None:
    """This computer forgets its bond, if it has one. Raises LinkError."""
    try:
        await radio.forget(id)
    except TROUBLES as error:
        raise troubles.explain(error, name) from error


async def _pair(radio: Radio, found: Found) -> Paired:
    profile = PROFILES[found.kind]
    device = await find(radio, found.id, found.name, profile)
    async with connected(radio, device, profile, found.name) as link:
        await _bond(radio, device, link)
        try:
            paired = await _meet(link, found)
        except LinkError as error:
            if link.client.is_connected:
                raise
            await unpair(radio, found.id, found.name)
            raise troubles.bond_refused(link.name) from error
    await link.close()
    return paired


async def _bond(radio: Radio, device: BLEDevice, link: BleLink) -> None:
    """`pair()` may say yes and leave the link open to everybody, so it is asked for proof."""
    try:
        async with radio.agent(device):
            await link.client.pair()
    except NotImplementedError:
        pass  # macOS pairs by itself, at the first write that demands it
    except TROUBLES as error:
        raise troubles.explain(error, link.name) from error
    if await radio.encrypted(device) is False:
        raise troubles.not_encrypted(link.name)


async def _meet(link: BleLink, found: Found) -> Paired:
    known = Known(found.id, found.name, found.kind, found.transport)
    introduced = await proven(link, known)
    await introduced.send(wire.identify())
    hello = introduced.hello
    await introduced.close()
    return Paired(replace(known, identity=hello.device), hello, introduced.calibration)
