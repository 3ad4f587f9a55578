"""The disk may refuse; the session goes on, and what was kept arrives when it can."""

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event as Signal

import numpy as np
import pytest

from kneadle.errors import JournalError
from kneadle.events import Connected
from kneadle.journal import backlog, store
from kneadle.journal.backlog import Backlog
from kneadle.journal.disk import Disk
from kneadle.journal.read import latest, load
from kneadle.journal.rows import Batch
from kneadle.journal.write import JournalWriter, open_session
from kneadle.samples import Hello, Identity, Motion, Samples

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FLUSH_S = 30.0  # longer than any test: only the test flushes


class Listener:
    def __init__(self) -> None:
        self.told: list[str] = []

    def on_trouble(self, error: JournalError) -> None:
        self.told.append(error.what)

    def on_recovered(self) -> None:
        self.told.append("recovered")


class Browser:
    """Another program that keeps the journal locked."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)

    def lock(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def let_go(self) -> None:
        self._db.execute("ROLLBACK")

    def refuse_readings(self) -> None:
        self._db.execute(
            "CREATE TRIGGER no BEFORE INSERT ON samples BEGIN SELECT RAISE(ABORT, 'no'); END"
        )

    def accept_readings(self) -> None:
        self._db.execute("DROP TRIGGER no")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "BUSY_S", 0.001)
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def writer(path: Path, listener: Listener) -> JournalWriter:
    return begin(path, listener)


@pytest.fixture
def browser(path: Path, writer: JournalWriter) -> Iterator[Browser]:
    browser = Browser(path)
    yield browser
    browser._db.close()


def begin(path: Path, listener: Listener) -> JournalWriter:
    return open_session(
        path,
        kind="live",
        program_version="0.1.0",
        limits={},
        started=NOON,
        on_trouble=listener.on_trouble,
        on_recovered=listener.on_recovered,
        flush_s=FLUSH_S,
    )


def second(number: int) -> Samples:
    return Samples(np.arange(100), np.full(100, float(number)))


def record(writer: JournalWriter, numbers: range) -> None:
    for number in numbers:
        writer.keep(second(number))
        writer.flush()


def seconds_in(path: Path) -> list[int]:
    messages = load(path, latest(path).id).messages()
    raw = [float(raw) for m in messages if isinstance(m, Samples) for raw in m.raw]
    return [int(number) for number in raw[::100]]


def test_a_trouble_is_told_once_and_its_end_once(
    writer: JournalWriter, browser: Browser, listener: Listener, path: Path
) -> None:
    record(writer, range(2))
    browser.lock()
    record(writer, range(2, 5))
    assert len(listener.told) == 1
    assert "locked" in listener.told[0]

    browser.let_go()
    record(writer, range(5, 7))
    writer.close("stopped", {})

    assert listener.told[1:] == ["recovered"]
    assert seconds_in(path) == [0, 1, 2, 3, 4, 5, 6]


def test_nothing_is_written_twice_or_between_when_a_try_fails(
    writer: JournalWriter, browser: Browser, path: Path
) -> None:
    writer.event(Connected(0.0, "ball", "fsr", 100.0), NOON)
    browser.lock()
    record(writer, range(2))
    writer.event(Connected(1.0, "ball", "fsr", 100.0), NOON)
    writer.flush()
    browser.let_go()
    writer.close("stopped", {})

    assert [stored.event.t_s for stored in load(path, latest(path).id).events] == [0.0, 1.0]
    assert seconds_in(path) == [0, 1]


def test_a_try_that_failed_halfway_leaves_nothing_in_the_way_of_the_next(
    writer: JournalWriter, browser: Browser, listener: Listener, path: Path
) -> None:
    browser.refuse_readings()
    record(writer, range(2))
    browser.accept_readings()
    record(writer, range(2, 3))
    writer.close("stopped", {})

    assert listener.told[1:] == ["recovered"]
    assert seconds_in(path) == [0, 1, 2]


def test_what_was_written_is_not_kept_in_memory() -> None:
    waiting = Backlog()
    waiting.add(Batch(vital=[("one", ())], bulk=[("two", ())]))
    assert list(waiting.rows()) == [("one", ()), ("two", ())]

    waiting.written()

    assert waiting.empty
    assert list(waiting.rows()) == []


def test_closing_says_how_much_was_not_saved(
    writer: JournalWriter, browser: Browser, path: Path
) -> None:
    record(writer, range(1))
    browser.lock()
    record(writer, range(1, 4))

    with pytest.raises(JournalError, match=f"About {3 * FLUSH_S:g} s of the session were not"):
        writer.close("stopped", {})

    assert latest(path).interrupted
    assert seconds_in(path) == [0]


def test_the_backlog_is_bounded_and_gives_up_the_oldest_readings_first(
    writer: JournalWriter, browser: Browser, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backlog, "MOST_FLUSHES", 3)
    hello = Hello("ball", "fsr", 100.0, 100.0, Identity())
    browser.lock()
    writer.keep(hello)
    writer.keep(Motion(0, 1.0))
    record(writer, range(5))
    browser.let_go()

    with pytest.raises(JournalError, match=f"About {2 * FLUSH_S:g} s of the session were not"):
        writer.close("stopped", {})

    session = load(path, latest(path).id)
    assert next(session.messages()) == hello
    assert seconds_in(path) == [2, 3, 4]
    assert not session.info.interrupted
    assert len(list(session.messages())) == 2  # the hello and what is left of the readings
    assert session.missing == 200


def test_closing_twice_is_closing(writer: JournalWriter, path: Path) -> None:
    record(writer, range(1))
    writer.close("stopped", {})
    writer.close("again", {})
    writer.keep(second(9))

    assert latest(path).end_reason == "stopped"


def test_a_listener_that_fails_does_not_end_the_recording(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Clumsy(Listener):
        def on_trouble(self, error: JournalError) -> None:
            raise RuntimeError("the screen is gone")

    writer = begin(path, Clumsy())
    browser = Browser(path)
    browser.lock()
    record(writer, range(1))
    browser.let_go()
    writer.close("stopped", {})

    assert seconds_in(path) == [0]
    assert "the screen is gone" in caplog.text


def test_nobody_needs_to_ask_for_a_flush(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = Signal()
    save = Disk.save

    def save_and_tell(disk: Disk, batch: Batch) -> None:
        save(disk, batch)
        if batch.bulk:
            saved.set()

    monkeypatch.setattr(Disk, "save", save_and_tell)
    writer = open_session(
        path, kind="live", program_version="", limits={}, started=NOON, flush_s=0.001
    )
    writer.keep(second(4))

    assert saved.wait(timeout=10)
    assert seconds_in(path) == [4]
    writer.close("stopped", {})


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_that_takes_no_more_bytes_costs_nothing_once_it_does_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"

    subprocess.run([sys.executable, "-c", NO_MORE_BYTES, str(path)], check=True, env=child_env())

    assert seconds_in(path) == list(range(20))
    assert not latest(path).interrupted


def child_env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


NO_MORE_BYTES = textwrap.dedent("""
    import resource, sys
    from datetime import UTC, datetime
    from pathlib import Path
    import numpy as np
    from kneadle.journal.write import open_session
    from kneadle.samples import Samples

    told = []
    path = Path(sys.argv[1])
    writer = open_session(
        path, kind="live", program_version="", limits={}, started=datetime.now(UTC), flush_s=60,
        on_trouble=lambda error: told.append(error), on_recovered=lambda: told.append(None),
    )

    def record(numbers):
        for number in numbers:
            writer.keep(Samples(np.arange(100), np.full(100, float(number))))
            writer.flush()

    record(range(5))
    assert not told, told
    taken = Path(f"{path}-wal").stat().st_size
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (taken + 5000, hard))
    record(range(5, 15))
    assert len(told) == 1, told
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    record(range(15, 20))
    assert told[1:] == [None], told
    writer.close("stopped", {})
""")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 400 kB, which only root can mount."""
    mount = shutil.which("mount")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = [str(mount), "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path) -> Path:
    filler = disk / "holiday.mp4"
    with pytest.raises(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    return filler


def test_a_full_disk_is_named_and_costs_nothing_once_there_is_space(
    small_disk: Path, listener: Listener
) -> None:
    path = small_disk / "journal.sqlite3"
    writer = begin(path, listener)
    record(writer, range(3))
    filler = fill(small_disk)
    record(writer, range(3, 30))
    assert len(listener.told) == 1
    assert "is full" in listener.told[0]

    filler.unlink()
    record(writer, range(30, 32))
    writer.close("stopped", {})

    assert listener.told[1:] == ["recovered"]
    assert seconds_in(path) == list(range(32))


def test_a_session_on_a_disk_that_stays_full_keeps_what_was_saved(
    small_disk: Path, listener: Listener
) -> None:
    path = small_disk / "journal.sqlite3"
    writer = begin(path, listener)
    record(writer, range(3))
    fill(small_disk)
    record(writer, range(3, 30))

    with pytest.raises(JournalError, match="is full"):
        writer.close("stopped", {})

    assert seconds_in(path)[:3] == [0, 1, 2]
    assert latest(path).interrupted


def test_no_session_begins_on_a_full_disk(small_disk: Path, listener: Listener) -> None:
    fill(small_disk)

    with pytest.raises(JournalError, match="is full"):
        begin(small_disk / "journal.sqlite3", listener)
