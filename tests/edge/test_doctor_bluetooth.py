"""What doctor says of Bluetooth: of BlueZ as it could be, and over a real D-Bus."""

import asyncio
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bleak.exc import BleakBluetoothNotAvailableError, BleakBluetoothNotAvailableReason
from dbus_fast.aio import MessageBus

from fake_bluez import Adapter1
from kneadle.doctor import bluez
from kneadle.doctor.bluetooth import check_elsewhere, check_linux
from kneadle.doctor.bluez import Adapter, Bluez, ask_bluez, version_in
from kneadle.doctor.finding import Finding

ON = Adapter("hci0", powered=True, low_energy=True)
OFF = Adapter("hci0", powered=False, low_energy=True)
OLD = Adapter("hci1", powered=True, low_energy=False)
DESKTOP = {"XDG_CURRENT_DESKTOP": "GNOME"}


def found(adapters: tuple[Adapter, ...], version: tuple[int, int] | None) -> list[Finding]:
    return check_linux(lambda: Bluez(adapters, version), DESKTOP)


def levels(findings: list[Finding]) -> list[str]:
    return [each.level for each in findings]


def raises(error: Exception) -> Callable[[], Bluez]:
    def ask() -> Bluez:
        raise error

    return ask


def test_an_adapter_that_is_on_and_a_healthy_bluez_are_all_it_takes() -> None:
    assert levels(found((OLD, OFF, ON), (5, 72))) == ["ok", "ok", "ok"]


@pytest.mark.parametrize(
    ("adapters", "words"),
    [((), "no Bluetooth adapter"), ((OLD,), "too old"), ((OLD, OFF), "switched off")],
)
def test_without_an_adapter_that_can_be_used_it_says_what_that_one_lacks(
    adapters: tuple[Adapter, ...], words: str
) -> None:
    adapter = found(adapters, (5, 72))[0]

    assert (adapter.level, words in adapter.what, bool(adapter.do)) == ("bad", True, True)


@pytest.mark.parametrize(
    ("version", "level"),
    [((5, 54), "bad"), ((5, 55), "ok"), ((5, 66), "warn"), ((5, 100), "ok"), (None, "warn")],
)
def test_a_bluez_that_is_too_old_is_bad_and_one_with_a_known_fault_is_worth_a_look(
    version: tuple[int, int] | None, level: str
) -> None:
    assert found((ON,), version)[1].level == level


def test_without_a_desktop_it_says_who_answers_when_a_device_wants_to_pair() -> None:
    with_one = check_linux(lambda: Bluez((ON,), (5, 72)), DESKTOP)[2]
    without = check_linux(lambda: Bluez((ON,), (5, 72)), {"DISPLAY": ""})[2]

    assert "desktop asks" in with_one.what
    assert "kneadle pair" in without.what


def test_bluez_that_cannot_be_asked_is_explained_and_not_raised() -> None:
    (finding,) = check_linux(raises(PermissionError(13, "Permission denied")), DESKTOP)

    assert finding.level == "bad"
    assert "usermod" in finding.do


def test_elsewhere_listening_tells_whether_bluetooth_may_be_used() -> None:
    def denied() -> None:
        reason = BleakBluetoothNotAvailableReason.DENIED_BY_USER
        raise BleakBluetoothNotAvailableError("Check macOS privacy settings.", reason)

    assert levels(check_elsewhere(lambda: None)) == ["ok"]
    (finding,) = check_elsewhere(denied)
    assert "This terminal is not allowed" in finding.what


@pytest.mark.parametrize(
    ("said", "version"),
    [("bluetoothctl: 5.66\n", (5, 66)), ("5.9", (5, 9)), ("bluetoothctl", None), ("", None)],
)
def test_the_version_is_read_as_bluetoothctl_writes_it(
    said: str, version: tuple[int, int] | None
) -> None:
    assert version_in(said) == version


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where this computer's D-Bus is said to be."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
    return f"unix:path={tmp_path}/bus"


@pytest.fixture
def bus(address: str) -> Iterator[str]:
    """A real D-Bus, of our own, with nobody on it."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon (apt-get install dbus-daemon)")
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={address}"],
        stdout=subprocess.PIPE,
    ) as daemon:
        try:
            assert daemon.stdout is not None
            assert daemon.stdout.readline()  # it listens
            yield address
        finally:
            daemon.terminate()


def asked() -> Finding:
    return check_linux(ask_bluez, DESKTOP)[0]


def test_a_computer_without_d_bus_is_told_so(address: str) -> None:
    assert "No D-Bus runs" in asked().what


def test_an_address_that_is_none_is_told_apart_from_having_no_d_bus(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "nonsense")

    assert "DBUS_SYSTEM_BUS_ADDRESS" in asked().what


def test_a_d_bus_that_never_answers_is_not_waited_for(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bluez, "ANSWER_WITHIN_S", 0.05)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(address.removeprefix("unix:path="))
        silent.listen()

        assert "does not answer" in asked().what


def test_a_d_bus_without_bluez_is_told_so(bus: str) -> None:
    assert "is not running" in asked().what


async def test_what_a_real_d_bus_says_of_the_adapters_is_understood(bus: str) -> None:
    service = await MessageBus(bus_address=bus).connect()
    try:
        service.export("/org/bluez/hci0", Adapter1(powered=False, roles=["central", "peripheral"]))
        service.export("/org/bluez/hci1", Adapter1(powered=True, roles=[]))
        await service.request_name("org.bluez")

        said = await asyncio.to_thread(ask_bluez)
    finally:
        service.disconnect()

    assert said.adapters == (OFF, OLD)
