"""kneadle doctor, as a person and as a program runs it."""

import json
from pathlib import Path

import pytest
from serial.tools import list_ports

from command import Computer
from kneadle.doctor import bluez
from kneadle.doctor.bluez import Adapter, Bluez


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    computer = Computer(tmp_path)
    computer.env["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={tmp_path}/nobody"
    return computer


@pytest.fixture
def healthy(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> Computer:
    adapter = Adapter("hci0", powered=True, low_energy=True)
    monkeypatch.setattr(bluez, "ask_bluez", lambda: Bluez((adapter,), (5, 72)))
    monkeypatch.setattr(list_ports, "comports", list)
    return computer


def test_what_is_missing_is_marked_without_colours_and_says_what_to_do(computer: Computer) -> None:
    ran = computer.run("doctor")

    lines = ran.out.splitlines()
    at = next(number for number, line in enumerate(lines) if "MISSING" in line)
    assert ran.code == 1
    assert "No D-Bus runs on this computer" in lines[at]
    assert lines[at + 1].strip().startswith("Install and start dbus")
    assert "\x1b" not in ran.out
    assert lines[-1] == "Something is missing: bluetooth."


def test_a_computer_that_lacks_nothing_exits_with_0(healthy: Computer) -> None:
    ran = healthy.call("doctor")

    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "Nothing is missing."
    assert "MISSING" not in ran.out


def test_a_program_reads_the_same_findings_as_json(computer: Computer) -> None:
    ran = computer.run("doctor", "--json")

    findings = json.loads(ran.out)
    assert ran.code == 1
    assert {each["subject"] for each in findings if each["level"] == "bad"} == {"bluetooth"}
    assert all(each.keys() == {"subject", "level", "what", "do"} for each in findings)


def test_looking_leaves_nothing_behind(computer: Computer) -> None:
    computer.run("doctor")

    assert list(computer.folder.iterdir()) == []
