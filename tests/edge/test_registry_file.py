"""Where devices and ceilings are kept: whatever a disk or another program does, nothing is lost."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kneadle.devices import Known
from kneadle.errors import KneadleError
from kneadle.registry import json_file
from kneadle.registry.book import Book
from kneadle.registry.ceilings import Ceilings
from kneadle.registry.file import ceilings, devices
from kneadle.registry.lock import locked
from kneadle.registry.where import ceilings_path, devices_path
from kneadle.samples import Linear

BLUE = Known("C8:01", "Blue", "ball", "ble", "kneadle-0011", Linear(1200.0, 0.004))
SKETCH = Known("COM3", "Bench", "serial", "serial")
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NOBODY = 65534


@pytest.fixture
def path() -> Path:
    return devices_path()


def keep(*chosen: Known) -> Book:
    return devices().update(lambda book: _with(book, chosen))


def _with(book: Book, chosen: tuple[Known, ...]) -> Book:
    for known in chosen:
        book = book.with_device(known)
    return book


def reading() -> KneadleError:
    with pytest.raises(KneadleError) as refused:
        devices().read()
    return refused.value


def writing() -> KneadleError:
    with pytest.raises(KneadleError) as refused:
        keep(SKETCH)
    return refused.value


def test_the_devices_live_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEADLE_DEVICES", "~/mine.json")

    assert devices_path() == Path.home() / "mine.json"
    assert ceilings_path() == Path.home() / "ceilings.json"


@pytest.mark.parametrize("unset", ["", None])
def test_otherwise_they_live_in_the_data_folder(
    unset: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KNEADLE_DEVICES")
    if unset is not None:
        monkeypatch.setenv("KNEADLE_DEVICES", unset)

    assert devices_path().parent.name == "kneadle"
    assert {devices_path().name, ceilings_path().name} == {"devices.json", "ceilings.json"}


def test_who_never_paired_has_an_empty_book_and_reading_it_makes_no_file(path: Path) -> None:
    assert devices().read() == Book()
    assert ceilings().read() == Ceilings()
    assert not path.parent.exists()


def test_nothing_is_written_when_nothing_changes(path: Path) -> None:
    keep(BLUE)
    before = path.stat()

    keep(BLUE)

    assert path.stat().st_ino == before.st_ino


def test_a_damaged_file_that_was_moved_away_leaves_room_for_a_new_one(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{")
    assert "damaged" in writing().what

    path.rename(path.with_name("old.json"))
    keep(BLUE)

    assert devices().read().default == BLUE


def test_threads_that_write_at_once_lose_nothing() -> None:
    chosen = [Known(f"id {n}", f"Ball {n}", "ball", "ble") for n in range(12)]

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(keep, chosen))

    assert set(devices().read().devices) == set(chosen)


PAIRING = """
import sys
from kneadle.devices import Known
from kneadle.registry.file import devices

for n in range(5):
    known = Known(sys.argv[1] + str(n), sys.argv[1] + str(n), "ball", "ble")
    devices().update(lambda book: book.with_device(known))
"""


def test_programs_that_write_at_once_lose_nothing() -> None:
    programs = [subprocess.Popen([sys.executable, "-c", PAIRING, name]) for name in "abc"]

    assert [program.wait(30) for program in programs] == [0, 0, 0]
    assert {known.id for known in devices().read().devices} == {
        f"{name}{n}" for name in "abc" for n in range(5)
    }


def test_a_program_that_stopped_in_mid_change_does_not_lock_the_others_out() -> None:
    killed = PAIRING.replace("book.with_device(known)", "__import__('os')._exit(9)")
    assert subprocess.run([sys.executable, "-c", killed, "a"], check=False).returncode == 9

    keep(BLUE)

    assert devices().read().default == BLUE


def test_a_file_that_another_program_keeps_locked_is_said_to_be_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_file, "BUSY_S", 0.01)
    keep(BLUE)

    with locked(path, 0.01):
        assert "locked" in writing().what
        assert devices().read().default == BLUE

    keep(SKETCH)


def test_a_change_that_is_refused_changes_nothing_and_lets_others_in(path: Path) -> None:
    keep(BLUE)
    before = path.read_bytes()

    with pytest.raises(KneadleError, match="no device called"):
        devices().update(lambda book: book.with_default(book.find("Red").id))

    assert path.read_bytes() == before
    keep(SKETCH)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_costs_the_change_and_nothing_else(path: Path) -> None:
    keep(BLUE)
    path.with_name("devices.json.new").symlink_to("/dev/full")

    assert writing().what == f"The disk that holds {path} is full."
    assert devices().read() == Book((BLUE,), "C8:01")

    assert keep(SKETCH) == devices().read()


def test_a_program_that_died_while_it_wrote_left_the_old_file_whole(path: Path) -> None:
    keep(BLUE)
    path.with_name("devices.json.new").write_text('{"schema": "knea')

    assert devices().read().default == BLUE
    keep(SKETCH)

    assert devices().read().devices == (BLUE, SKETCH)
    assert {each.name for each in path.parent.iterdir()} == {"devices.json", "devices.json.lock"}


def test_a_link_to_a_file_elsewhere_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "synced.json")

    keep(BLUE)

    assert path.is_symlink()
    assert '"default": "C8:01"' in (tmp_path / "synced.json").read_text()


def test_a_folder_in_the_place_of_the_file_is_named(path: Path) -> None:
    path.mkdir(parents=True)

    assert f"{path} is a folder" in writing().what == reading().what


def test_a_file_in_the_place_of_the_folder_is_named(path: Path) -> None:
    path.parent.touch()

    assert "a file is in its place" in writing().what == reading().what


@contextmanager
def without_rights() -> Iterator[None]:
    """Root may write anywhere, so these tests step down for a moment."""
    if ROOT:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if ROOT:
            os.seteuid(0)


@pytest.fixture
def locked_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that a stranger may look into, which pytest's own are not, and not write to."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        monkeypatch.setenv("KNEADLE_DEVICES", str(folder / "devices.json"))
        keep(BLUE)
        folder.chmod(0o555)
        with without_rights():
            yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX permissions")
def test_a_folder_that_may_not_be_written_is_named_and_can_still_be_read(locked_up: Path) -> None:
    refused = writing()

    assert str(locked_up) in refused.what
    assert "permissions" in refused.what
    assert "KNEADLE_DEVICES" in refused.do
    assert devices().read().default == BLUE


def test_a_lock_that_cannot_be_used_is_told_in_words(path: Path) -> None:
    path.parent.mkdir()
    path.with_name("devices.json.lock").write_text("this is no lock of ours" * 100)

    assert f"The disk refuses {path}" in writing().what


def test_the_lock_is_nothing_but_a_lock(path: Path) -> None:
    """SQLite keeps it, and must never have a reason to write to it."""
    keep(BLUE)

    assert path.with_name("devices.json.lock").read_bytes() == b""
    with pytest.raises(sqlite3.OperationalError, match="locked"), locked(path, 0.01):
        sqlite3.connect(path.with_name("devices.json.lock"), timeout=0).execute("BEGIN IMMEDIATE")
