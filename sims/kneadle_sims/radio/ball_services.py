"""What a ball offers to generic apps: battery, who made it, and the force in millinewtons."""

from collections.abc import Callable

import numpy as np
from bumble.core import UUID
from bumble.gatt import Characteristic, CharacteristicValue, Service
from bumble.profiles.device_information_service import DeviceInformationService

from kneadle.samples import Relative
from kneadle_sims.scenario import Scenario

BATTERY_SERVICE, BATTERY_LEVEL = UUID.from_16_bits(0x180F), UUID.from_16_bits(0x2A19)
FORCE = UUID.from_16_bits(0x2C07)
UNKNOWN_MN = 0x7FFFFFFF

READ, NOTIFY = Characteristic.Properties.READ, Characteristic.Properties.NOTIFY


def battery(percent: Callable[[], int | None]) -> Service:
    level: CharacteristicValue[bytes] = CharacteristicValue(read=lambda _: bytes([percent() or 0]))
    readable: Characteristic[bytes] = Characteristic(
        BATTERY_LEVEL, READ | NOTIFY, Characteristic.READABLE, level
    )
    return Service(BATTERY_SERVICE, [readable])


def identity(name: str) -> Service:
    return DeviceInformationService(
        manufacturer_name="Kneadle",
        model_number="Virtual ball",
        serial_number=name.rsplit(maxsplit=1)[-1],
    )


def measured_force(mn: Callable[[], bytes]) -> Characteristic[bytes]:
    value: CharacteristicValue[bytes] = CharacteristicValue(read=lambda _: mn())
    return Characteristic(FORCE, READ | NOTIFY, Characteristic.READABLE, value)


def packed_mn(scenario: Scenario, t_s: float) -> bytes:
    """As 0x2C07 wants it; a sensor that nobody calibrated does not know."""
    if isinstance(scenario.sensor.calibration, Relative):
        return UNKNOWN_MN.to_bytes(4, "little")
    force_n = float(scenario.hand.force_at(np.array([t_s]))[0])
    return round(force_n * 1000).to_bytes(4, "little", signed=True)
