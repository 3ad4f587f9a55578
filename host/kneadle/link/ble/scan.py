"""Who is in the air: balls, Progressors, hanging scales. Everything else is left aside."""

import asyncio

from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from kneadle.devices import Found, Kind
from kneadle.link.ble import troubles
from kneadle.link.ble.profile import BALL_SERVICE
from kneadle.link.ble.radio import Radio
from kneadle.link.ble.raised import TROUBLES
from kneadle.wire import progressor, whc06

BATTERY_SERVICE = "0000180f-0000-1000-8000-00805f9b34fb"
NO_SIGNAL_DBM = -127  # what systems say when they do not know
RADIO = "This computer's Bluetooth"


async def scan(radio: Radio, seconds: float) -> list[Found]:
    """Strongest first. Raises LinkError if this computer's Bluetooth cannot be used."""
    try:
        async with radio.listen() as scanner:
            await asyncio.sleep(seconds)
        heard = scanner.discovered_devices_and_advertisement_data.values()
    except TROUBLES as error:
        raise troubles.explain(error, RADIO) from error
    found = [each for device, said in heard if (each := recognised(device, said)) is not None]
    return sorted(found, key=lambda each: each.signal_dbm or NO_SIGNAL_DBM, reverse=True)


def recognised(device: BLEDevice, said: AdvertisementData) -> Found | None:
    """What it is by what it advertises; None for the neighbours' headphones."""
    name = said.local_name or device.name or ""
    kind = _kind(name, said)
    if kind is None:
        return None
    return Found(
        device.address,
        name or device.address,
        kind,
        "ble",
        signal_dbm=None if said.rssi == NO_SIGNAL_DBM else said.rssi,
        battery_percent=_battery_percent(said),
    )


def _kind(name: str, said: AdvertisementData) -> Kind | None:
    if BALL_SERVICE in said.service_uuids:
        return "ball"
    if progressor.SERVICE_UUID in said.service_uuids or name.startswith(progressor.NAME_PREFIX):
        return "progressor"
    if name == whc06.NAME and whc06.COMPANY_ID in said.manufacturer_data:
        return "whc06"
    return None


def _battery_percent(said: AdvertisementData) -> int | None:
    """A ball tells it to everybody (docs/protocol.md)."""
    data = said.service_data.get(BATTERY_SERVICE, b"")
    return data[0] if len(data) == 1 and data[0] <= 100 else None
