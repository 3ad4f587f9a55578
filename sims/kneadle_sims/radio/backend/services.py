"""What a connected device offers, as bleak tells it."""

from collections.abc import Callable

from bleak.assigned_numbers import gatt_char_props_to_strs
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bumble.device import Peer
from bumble.gatt_client import CharacteristicProxy, ServiceProxy

from kneadle_sims.radio.backend.advertisement import uuid_text


async def discover(peer: Peer, longest_write: Callable[[], int]) -> BleakGATTServiceCollection:
    await peer.discover_all()  # type: ignore[no-untyped-call]
    collection = BleakGATTServiceCollection()
    for service in peer.services:
        known = BleakGATTService(service, service.handle, uuid_text(service.uuid))
        collection.add_service(known)
        _add_characteristics(collection, known, service, longest_write)
    return collection


def _add_characteristics(
    collection: BleakGATTServiceCollection,
    known: BleakGATTService,
    service: ServiceProxy,
    longest_write: Callable[[], int],
) -> None:
    for characteristic in service.characteristics:
        told = BleakGATTCharacteristic(
            characteristic,
            characteristic.handle,
            uuid_text(characteristic.uuid),
            sorted(gatt_char_props_to_strs(characteristic.properties)),
            longest_write,
            known,
        )
        collection.add_characteristic(told)
        _add_descriptors(collection, told, characteristic)


def _add_descriptors(
    collection: BleakGATTServiceCollection,
    told: BleakGATTCharacteristic,
    characteristic: CharacteristicProxy[bytes],
) -> None:
    for descriptor in characteristic.descriptors:
        uuid = uuid_text(descriptor.type)
        collection.add_descriptor(BleakGATTDescriptor(descriptor, descriptor.handle, uuid, told))
