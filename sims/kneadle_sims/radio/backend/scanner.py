"""bleak's scanner on a virtual radio."""

from typing import Any, ClassVar

from bleak.backends.scanner import (
    AdvertisementData,
    AdvertisementDataCallback,
    BaseBleakScanner,
)
from bumble.device import Advertisement, Device

from kneadle_sims.radio.backend.advertisement import heard
from kneadle_sims.radio.device import plain
from kneadle_sims.radio.host import Host


class RadioScanner(BaseBleakScanner):
    """As on BlueZ: what a device said stays known, and saying it again is no news.

    Asked with bluez={"filters": {"DuplicateData": True}}, every advertisement is news.
    """

    radio: ClassVar[Host]

    def __init__(
        self,
        detection_callback: AdvertisementDataCallback | None,
        service_uuids: list[str] | None,
        scanning_mode: str = "active",
        **options: Any,
    ) -> None:
        super().__init__(detection_callback, service_uuids)
        self._active = scanning_mode == "active"
        self._repeats = options.get("bluez", {}).get("filters", {}).get("DuplicateData", False)
        self._device: Device | None = None
        self._known: dict[str, AdvertisementData] = {}

    async def start(self) -> None:
        self._device = await self.radio.power_on()
        self.seen_devices, self._known = {}, {}
        self._device.on(Device.EVENT_ADVERTISEMENT, self._hear)
        await self.radio.scan(self, active=self._active)

    async def stop(self) -> None:
        if self._device is not None:
            device, self._device = self._device, None
            device.remove_listener(Device.EVENT_ADVERTISEMENT, self._hear)
            await self.radio.stop_scan(self)

    def _hear(self, advertisement: Advertisement) -> None:
        address = plain(advertisement.address)
        known = self._known.get(address)
        news = _joined(known, heard(advertisement))
        self._known[address] = news
        if (self._repeats or news != known) and self.is_allowed_uuid(news.service_uuids):
            details = self.radio.details(address, news.local_name)
            device = self.create_or_update_device(address, address, news.local_name, details, news)
            self.call_detection_callbacks(device, news)


def _joined(known: AdvertisementData | None, news: AdvertisementData) -> AdvertisementData:
    if known is None:
        return news
    return news._replace(
        local_name=news.local_name or known.local_name,
        manufacturer_data={**known.manufacturer_data, **news.manufacturer_data},
        service_data={**known.service_data, **news.service_data},
        service_uuids=list(dict.fromkeys([*known.service_uuids, *news.service_uuids])),
    )
