"""Who says yes when BlueZ asks whether to pair. A desktop has somebody; a bare machine has us.

BlueZ makes an agent the default one if there is no other, so a desktop's own stays in charge.
Linux only.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bleak.backends.device import BLEDevice

from kneadle.link.ble import bluez
from kneadle.link.ble.agent1 import Agent1

PATH = "/org/kneadle/agent"
MANAGER_PATH = "/org/bluez"
MANAGER = "org.bluez.AgentManager1"
CAPABILITY = "NoInputNoOutput"  # a ball has neither keys nor a display


@asynccontextmanager
async def agent(device: BLEDevice) -> AsyncIterator[None]:
    """While the block runs, pairing with this device, and no other, is agreed to."""
    async with bluez.system_bus() as bus:
        bus.export(PATH, Agent1(device.details["path"]))
        await bluez.call(bus, MANAGER_PATH, MANAGER, "RegisterAgent", "os", PATH, CAPABILITY)
        try:
            yield
        finally:
            await bluez.call(bus, MANAGER_PATH, MANAGER, "UnregisterAgent", "o", PATH)
