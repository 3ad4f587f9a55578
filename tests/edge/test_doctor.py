"""What doctor says of everything but Bluetooth, on machines as they could be."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from command import PATIENCE_S
from kneadle.devices import Known
from kneadle.doctor import journal, python, serial
from kneadle.doctor.devices import check as check_devices
from kneadle.doctor.examine import examine
from kneadle.doctor.finding import Finding
from kneadle.doctor.terminal import Terminal
from kneadle.doctor.terminal import check as check_terminal
from kneadle.journal.write import open_session
from kneadle.registry.book import Book
from kneadle.registry.file import devices
from kneadle.registry.where import devices_path

NOBODY = 65534
ROOMY = 10**12
TERMINAL = Terminal(True, 100, 30, "utf-8", {"TERM": "xterm-256color"})


def levels(findings: list[Finding]) -> list[str]:
    assert all(bool(each.do) == (each.level != "ok") for each in findings)
    return [each.level for each in findings]


def fine(subject: str) -> Finding:
    return Finding(subject, "ok", "All is well.")


def test_findings_come_in_the_order_of_the_checks_however_long_each_takes() -> None:
    second_is_done = threading.Event()

    def first() -> list[Finding]:
        second_is_done.wait()
        return [fine("first")]

    def second() -> list[Finding]:
        second_is_done.set()
        return [fine("second"), fine("second")]

    found = examine({"first": first, "second": second})

    assert [each.subject for each in found] == ["first", "second", "second"]


def test_a_check_that_hangs_is_a_finding_and_the_others_still_tell() -> None:
    for_ever = threading.Event()

    def hangs() -> list[Finding]:
        for_ever.wait()
        return []

    late, other = examine({"slow": hangs, "quick": lambda: [fine("quick")]}, limit_s=0.05)
    for_ever.set()

    assert (late.subject, late.level) == ("slow", "bad")
    assert "did not answer" in late.what
    assert other == fine("quick")


def test_a_check_that_hangs_does_not_keep_the_program_from_ending() -> None:
    program = (
        "import threading; from kneadle.doctor.examine import examine;"
        "examine({'slow': threading.Event().wait}, limit_s=0.01)"
    )

    ran = subprocess.run([sys.executable, "-c", program], timeout=PATIENCE_S, check=False)
    assert ran.returncode == 0


def test_a_check_that_breaks_is_a_finding_and_not_an_exception() -> None:
    def breaks() -> list[Finding]:
        raise ZeroDivisionError("oh")

    (finding,) = examine({"odd": breaks})

    assert (finding.subject, finding.level) == ("odd", "bad")
    assert "oh" in finding.what


def no_holder(port: str) -> str | None:
    return None


def test_having_no_serial_port_is_fine() -> None:
    assert levels(serial.check(list, lambda port: True, no_holder)) == ["ok"]


def test_each_port_is_told_of_and_one_that_may_not_be_opened_names_the_group_to_join() -> None:
    ports = ["/dev/ttyACM0", "/dev/ttyUSB0"]

    found = serial.check(lambda: ports, lambda port: "ACM" in port, no_holder)

    assert levels(found) == ["ok", "bad"]
    assert "/dev/ttyUSB0" in found[1].what
    assert "dialout" in found[1].do


def test_a_port_that_another_program_has_names_that_program() -> None:
    found = serial.check(lambda: ["/dev/ttyACM0"], lambda port: True, lambda port: "arduino-ide")

    assert levels(found) == ["warn"]
    assert "arduino-ide" in found[0].what


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux shows who has a file")
def test_a_program_that_has_a_real_port_open_is_found_and_a_free_port_has_none() -> None:
    far_end, near_end = os.openpty()
    port = os.ttyname(near_end)
    assert serial.holder(port) == Path("/proc/self/comm").read_text().strip()

    os.close(near_end)
    assert serial.holder(port) is None
    os.close(far_end)


def keep_a_session(path: Path) -> None:
    began = datetime(2026, 11, 22, tzinfo=UTC)
    writer = open_session(path, kind="live", program_version="0.1.0", limits={}, started=began)
    writer.close("stopped", {})


def examined(path: Path, free: int = ROOMY) -> list[Finding]:
    return journal.check(path, lambda folder: free)


def test_a_journal_that_does_not_exist_yet_is_fine_and_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "journal.sqlite3"

    assert levels(examined(path)) == ["ok", "ok"]
    assert not path.parent.exists()


def test_a_whole_journal_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    keep_a_session(path)

    assert levels(examined(path)) == ["ok", "ok"]


def test_an_empty_file_becomes_a_journal_and_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    path.touch()

    assert levels(examined(path)) == ["ok", "ok"]


def test_a_journal_whose_rows_and_index_disagree_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    keep_a_session(path)
    db = sqlite3.connect(path)
    db.executescript(
        "CREATE TABLE loved (a); CREATE INDEX by_a ON loved(a); INSERT INTO loved VALUES (1);"
        "PRAGMA writable_schema = ON;"
        "DELETE FROM sqlite_schema WHERE name = 'by_a';"
    )
    db.close()

    found = examined(path)

    assert levels(found) == ["bad", "ok"]
    assert "damaged" in found[0].what


def test_a_file_that_is_no_journal_is_told_and_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"not a journal" * 100)

    found = examined(path)

    assert "not a Kneadle journal" in found[0].what
    assert path.read_bytes() == b"not a journal" * 100


@contextmanager
def as_a_stranger() -> Iterator[Path]:
    """In a folder that takes no file from them. Root may write anywhere, so it steps down."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o555)
        root = os.getuid() == 0
        if root:
            os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield Path(name)
        finally:
            if root:
                os.setresuid(0, 0, 0)


def test_a_folder_that_takes_no_file_is_told() -> None:
    with as_a_stranger() as folder:
        found = examined(folder / "journal.sqlite3")

    assert levels(found) == ["bad", "ok"]
    assert "permissions" in found[0].do


@pytest.mark.parametrize(
    ("free", "level"), [(10**6, "bad"), (10**8, "warn"), (10**9, "ok"), (ROOMY, "ok")]
)
def test_a_disk_that_gets_full_is_told_before_it_is(tmp_path: Path, free: int, level: str) -> None:
    assert levels(examined(tmp_path / "journal.sqlite3", free))[1] == level


def test_a_disk_that_cannot_be_asked_is_a_finding(tmp_path: Path) -> None:
    def broken(folder: Path) -> int:
        raise OSError(5, "Input/output error")

    assert levels(journal.check(tmp_path / "journal.sqlite3", broken)) == ["bad"]


@pytest.mark.parametrize(
    ("terminal", "expected"),
    [
        (TERMINAL, ["ok", "ok", "ok"]),
        (replace(TERMINAL, columns=79), ["warn", "ok", "ok"]),
        (replace(TERMINAL, rows=23), ["warn", "ok", "ok"]),
        (replace(TERMINAL, environment={"TERM": "dumb"}), ["ok", "warn", "ok"]),
        (replace(TERMINAL, environment={"NO_COLOR": "1"}), ["ok", "ok", "ok"]),
        (replace(TERMINAL, encoding="ISO-8859-1"), ["ok", "ok", "warn"]),
        (replace(TERMINAL, is_one=False, columns=1), ["ok"]),
    ],
    ids=["good", "narrow", "low", "dumb", "no colour", "latin", "a file"],
)
def test_what_the_live_page_would_miss_in_a_terminal_is_worth_a_look(
    terminal: Terminal, expected: list[str]
) -> None:
    assert levels(check_terminal(terminal, 80, 24)) == expected


def test_a_missing_package_is_named() -> None:
    installed = {name: "1.0" for name in python.NEEDED if name != "bleak"}

    (finding,) = python.check("0.1.0", "Python 3.11", installed.get)

    assert (finding.level, "bleak" in finding.what) == ("bad", True)


def test_versions_are_told_for_a_report() -> None:
    (finding,) = python.check("0.1.0", "Python 3.11", python.version_of)

    assert finding.level == "ok"
    assert "textual" in finding.what


def test_a_damaged_list_of_devices_is_named_with_what_to_do() -> None:
    devices_path().parent.mkdir(parents=True, exist_ok=True)
    devices_path().write_text("{")
    (found,) = check_devices(devices().read)
    assert found.level == "bad"
    assert "devices.json is damaged" in found.what
    assert found.do


def test_the_devices_are_named_with_the_default() -> None:
    ball = Known("C8:01", "Blue", "ball", "ble")
    (found,) = check_devices(lambda: Book().with_device(ball))
    assert (found.level, found.what) == ("ok", "Blue; the default: Blue.")
