"""bleak's adapter on a virtual radio: what is connected already."""

from typing import Any, ClassVar, Self

from bleak.backends.adapter import BaseBleakAdapter
from bleak.backends.device import BLEDevice

from kneadle_sims.radio.host import Host


class RadioAdapter(BaseBleakAdapter):
    radio: ClassVar[Host]

    @classmethod
    async def get(cls, **_kwargs: Any) -> Self:
        await cls.radio.power_on()
        return cls()

    async def get_connected_devices(self, service_uuids: frozenset[str]) -> list[BLEDevice]:
        """Whatever its services: which ones it has was the business of who connected."""
        return self.radio.connected()
