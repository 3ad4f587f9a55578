"""A Bumble host on a chip or on a real adapter: what both ends of a link are made of."""

from collections.abc import Callable
from typing import Any

from bumble import hci
from bumble.device import Device, DeviceConfiguration
from bumble.keys import KeyStore
from bumble.pairing import PairingConfig, PairingDelegate

KEYS = PairingDelegate.KeyDistribution.DISTRIBUTE_ENCRYPTION_KEY


class Button(PairingDelegate):
    """Just Works, the only way for a device without keys or a display, if `may_pair` says so."""

    def __init__(self, may_pair: Callable[[], bool]) -> None:
        # Addresses stay: with identity keys, Bumble would look for a bonded device without end.
        super().__init__(self.NO_OUTPUT_NO_INPUT, KEYS, KEYS)
        self._may_pair = may_pair

    async def accept(self) -> bool:
        return self._may_pair()


def make_device(
    name: str,
    address: str,
    source: Any,
    sink: Any,
    bonds: KeyStore,
    may_pair: Callable[[], bool] = lambda: True,
) -> Device:
    """Not yet powered on. `source` and `sink` are HCI's, and both the chip itself for a Chip."""
    config = DeviceConfiguration(name=name, address=hci.Address(address))
    device = Device.from_config_with_hci(config, source, sink)
    device.keystore = bonds
    device.pairing_config_factory = lambda connection: PairingConfig(
        sc=True, mitm=False, bonding=True, delegate=Button(may_pair)
    )
    return device


def plain(address: hci.Address) -> str:
    """As bleak and people write it, without Bumble's mark for public ones."""
    return address.to_string(with_type_qualifier=False)
