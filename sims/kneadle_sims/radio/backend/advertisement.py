"""What a scan heard, from the bytes in the air to bleak's words."""

from bleak.backends.scanner import AdvertisementData
from bleak.uuids import normalize_uuid_str
from bumble.core import UUID, AdvertisingData
from bumble.device import Advertisement

Type = AdvertisingData.Type

NAMES = (Type.COMPLETE_LOCAL_NAME, Type.SHORTENED_LOCAL_NAME)
UUID_LISTS = {
    Type.INCOMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS: 2,
    Type.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS: 2,
    Type.INCOMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS: 16,
    Type.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS: 16,
}
SERVICE_DATA = {Type.SERVICE_DATA_16_BIT_UUID: 2, Type.SERVICE_DATA_128_BIT_UUID: 16}


def uuid_text(uuid: UUID) -> str:
    return normalize_uuid_str(uuid.to_hex_str("-"))


def heard(advertisement: Advertisement) -> AdvertisementData:
    name, uuids = None, []
    manufacturer: dict[int, bytes] = {}
    services: dict[str, bytes] = {}
    for kind, value in advertisement.data.ad_structures:
        if kind in NAMES:
            name = value.decode(errors="replace")
        elif kind == Type.MANUFACTURER_SPECIFIC_DATA:
            manufacturer[int.from_bytes(value[:2], "little")] = bytes(value[2:])
        elif kind in UUID_LISTS:
            uuids += _uuids(value, UUID_LISTS[Type(kind)])
        elif kind in SERVICE_DATA:
            size = SERVICE_DATA[Type(kind)]
            services[_uuids(value[:size], size)[0]] = bytes(value[size:])
    return AdvertisementData(name, manufacturer, services, uuids, None, advertisement.rssi, ())


def _uuids(value: bytes, size: int) -> list[str]:
    starts = range(0, len(value) - size + 1, size)
    return [uuid_text(UUID.from_bytes(value[start : start + size])) for start in starts]
