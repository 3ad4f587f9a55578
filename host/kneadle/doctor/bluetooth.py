"""Whether this computer can talk to a ball over the air."""

import asyncio
from collections.abc import Callable, Mapping

from bleak import BleakScanner

from kneadle.doctor.bluez import Bluez, Version
from kneadle.doctor.finding import Finding, Level, of_trouble
from kneadle.link.ble import computer_words as words
from kneadle.link.ble.troubles import explain

SUBJECT = "bluetooth"
RADIO = "Bluetooth"
OLDEST: Version = (5, 55)  # bleak refuses older ones

# Seen by us in a virtual machine: bluetoothd died in two of three runs.
CRASHES_ON_ACQUIRE_NOTIFY: Version = (5, 66)

DESKTOPS = ("XDG_CURRENT_DESKTOP", "WAYLAND_DISPLAY", "DISPLAY")


def check_linux(ask: Callable[[], Bluez], environment: Mapping[str, str]) -> list[Finding]:
    """`ask` is what asks BlueZ; whatever it raises is explained as when it is met."""
    try:
        bluez = ask()
    except Exception as error:
        return [of_trouble(SUBJECT, "bad", explain(error, RADIO))]
    return [_adapters(bluez), _version(bluez.version), _agent(environment)]


def check_elsewhere(listen: Callable[[], None]) -> list[Finding]:
    """`listen` tries to hear something; macOS and Windows tell no more than whether they let us."""
    try:
        listen()
    except Exception as error:
        return [of_trouble(SUBJECT, "bad", explain(error, RADIO))]
    return [Finding(SUBJECT, "ok", "Bluetooth is on and may be used.")]


def listen_briefly() -> None:
    """Raises what bleak raises."""

    async def listen() -> None:
        async with BleakScanner():
            await asyncio.sleep(0.1)

    asyncio.run(listen())


def _adapters(bluez: Bluez) -> Finding:
    if not bluez.adapters:
        return Finding(SUBJECT, "bad", *words.NO_ADAPTER)
    able = [adapter for adapter in bluez.adapters if adapter.low_energy]
    if not able:
        return Finding(SUBJECT, "bad", *words.NO_LOW_ENERGY)
    on = [adapter.name for adapter in able if adapter.powered]
    if not on:
        return Finding(SUBJECT, "bad", *words.SWITCHED_OFF)
    return Finding(SUBJECT, "ok", f"The adapter {on[0]} is on.")


def _version(version: Version | None) -> Finding:
    if version is None:
        return _found(
            "warn",
            "The Bluetooth service runs, but does not say which version it is.",
            "Install bluetoothctl (in the package bluez) if you want to know.",
        )
    if version < OLDEST:
        return Finding(SUBJECT, "bad", *words.OLD_BLUEZ)
    name = "BlueZ {}.{}".format(*version)
    if version == CRASHES_ON_ACQUIRE_NOTIFY:
        return _found(
            "warn",
            f"{name} can crash when a program asks for data in a way that Kneadle avoids.",
            "If Bluetooth stops, start it again: `sudo systemctl restart bluetooth`.",
        )
    return _found("ok", f"{name} runs.")


def _agent(environment: Mapping[str, str]) -> Finding:
    """BlueZ does not tell who answers when a device wants to pair; a desktop does."""
    if any(environment.get(name) for name in DESKTOPS):
        return _found("ok", "The desktop asks you when a device wants to pair.")
    return _found("ok", "No desktop answers when a device wants to pair; `kneadle pair` does.")


def _found(level: Level, what: str, do: str = "") -> Finding:
    return Finding(SUBJECT, level, what, do)
