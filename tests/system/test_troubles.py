"""What a person, a cable, a file or a disk can do to it: plain words, and never a traceback."""

import os
import random
import re
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import serial

from cable import Cable, framed
from command import KNEADLE, PATIENCE_S, Computer, Json, Ran, strict_json
from kneadle.journal.migrate import SCHEMA_VERSION
from kneadle.journal.read import latest
from kneadle.journal.store import APPLICATION_ID
from kneadle.link import watch
from kneadle.samples import Floats
from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.received import received
from kneadle_sims.scenario import Scenario
from kneadle_sims.sensor import LoadCell
from kneadle_sims.serve import PtyBall

HAND = Hand(seed=8).rest(1.0).lean_on(45.0, over_s=1.5).hold(for_s=8.0).release().rest(1.0)
TOO_HARD = Hand(seed=9).rest(1.0).lean_on(95.0, over_s=3.0).hold(for_s=60.0)
T_S, FORCE_N = received(Scenario("morning", "", HAND)).values()
HEADER = "t_s,force_n\n"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def loud_ball() -> Iterator[str]:
    """Too hard within half a second."""
    with PtyBall(Scenario("too hard", "", TOO_HARD), speed=10.0) as port:
        yield port


@pytest.fixture
def patient_ball() -> Iterator[str]:
    """A hold, and too hard only when a journal has had the time to fail."""
    hand = HAND.lean_on(95.0, over_s=3.0).hold(for_s=60.0)
    with PtyBall(Scenario("patient", "", hand), speed=5.0) as port:
        yield port


def rows(t_s: Floats = T_S, force_n: Floats = FORCE_N) -> str:
    return "".join(f"{t:.3f},{n}\n" for t, n in zip(t_s.tolist(), force_n.tolist(), strict=True))


def changed(values: Floats, at: int, value: float) -> Floats:
    other = values.copy()
    other[at] = value
    return other


def assert_refused(ran: Ran, *words: str) -> None:
    """Two plain lines on stderr: what happened, and what to do."""
    assert ran.code == 1
    what, do = ran.err.splitlines()
    assert re.fullmatch(r"kneadle: .*[.]", what)
    assert re.fullmatch(r"  [A-Z`].*[.]", do)
    for word in words:
        assert word in ran.err
    assert not re.search(r"Errno|Error|None", ran.err)


@pytest.mark.parametrize("command", ["analyze", "replay --headless --speed 100"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        (rows(), "does not name t_s and force_n"),
        (bytes(range(256)) * 20, "is not a text file"),
        (HEADER + rows(force_n=changed(FORCE_N, 300, np.nan)), "line 302: force_n 'nan'"),
        (HEADER + rows(t_s=changed(T_S, 300, 1.0)), "line 302: t_s 1 does not rise"),
        (HEADER, "fewer than two rows"),
        (HEADER + "0.0,1.0\n0.1,\n", "line 3"),
        (HEADER.replace(",", "\t") + rows().replace(",", "\t"), "does not name t_s and force_n"),
    ],
    ids=["empty", "no header", "binary", "nan", "time goes back", "no rows", "cut short", "tabs"],
)
def test_a_trace_that_cannot_be_read_is_refused_with_the_reason(
    content: str | bytes, words: str, command: str, computer: Computer
) -> None:
    path = computer.folder / "morning.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    name, *options = command.split()
    assert_refused(computer.call(name, path, *options), "morning.csv", words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no/such.csv", "There is no file"),
        ("morning", "neither a trace nor a session"),
        (".", "is a folder"),
        ("latest", "There is no journal"),
        ("7", "There is no journal"),
        ("9" * 40, "neither a trace nor a session"),
        ("²", "neither a trace nor a session"),
        ("", ""),
    ],
)
def test_a_recording_that_is_not_there_is_told(
    name: str, words: str, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(computer.folder)
    assert_refused(computer.call("analyze", name), words)


@pytest.mark.parametrize("session", ["abc", "0", "-1", "9" * 40, "²"])
def test_a_session_that_is_not_in_the_log_is_told(
    session: str, loud_ball: str, computer: Computer
) -> None:
    computer.call("live", "--serial", loud_ball, "--headless", "--duration", 0.3)
    assert_refused(computer.call("log", "show", session), "session")


def test_bad_rows_are_skipped_and_counted_when_asked(computer: Computer) -> None:
    path = computer.folder / "morning.csv"
    path.write_text(HEADER + rows(force_n=changed(FORCE_N, 300, np.nan)) + "and so on\n")
    ran = computer.call("analyze", path, "--lenient")
    assert ran.code == 0
    assert ran.err == "kneadle: skipped 2 bad rows.\n"
    assert "released" in ran.out


def analyzed(computer: Computer, t_s: Floats, force_n: Floats) -> Json:
    path = computer.folder / "morning.csv"
    path.write_text(HEADER + rows(t_s, force_n))
    return strict_json(computer.call("analyze", path, "--json").out)


def test_a_glitch_of_tons_is_one_warning_and_the_hold_goes_on(computer: Computer) -> None:
    glitched = changed(changed(FORCE_N, 500, 33600.0), 510, -33600.0)
    analysis = analyzed(computer, T_S, glitched)
    (warning,) = analysis["warnings"]
    (hold,) = analysis["holds"]
    assert (warning["kind"], warning["peak_n"]) == ("bad_data", 33600.0)
    assert hold["peak_n"] < 60.0
    assert hold["held_s"] > 7.0


def test_a_gap_of_seven_seconds_ends_the_hold_and_is_never_credited(computer: Computer) -> None:
    later_s = np.where(np.arange(len(T_S)) < 600, T_S, T_S + 7.0)
    analysis = analyzed(computer, later_s, FORCE_N)
    (gap,) = analysis["trace"]["gaps"]
    before, after = analysis["holds"]
    assert gap["end_s"] - gap["start_s"] == pytest.approx(7.01)
    assert before["end_s"] <= gap["start_s"]
    assert gap["end_s"] <= after["start_s"]
    assert before["held_s"] + after["held_s"] < 9.0


def test_a_plot_that_cannot_be_drawn_is_told_and_the_analysis_is_printed_all_the_same(
    computer: Computer,
) -> None:
    path, plot = computer.folder / "morning.csv", computer.folder / "no" / "morning.svg"
    path.write_text(HEADER + rows())
    ran = computer.call("analyze", path, "--plot", plot)
    assert_refused(ran, f"{plot} cannot be written")
    assert "\nHolds" in ran.out


def test_a_missing_port_is_named_and_leaves_no_session_behind(computer: Computer) -> None:
    port = computer.folder / "ttyACM0"
    assert_refused(computer.call("live", "--serial", port, "--headless"), f"no port {port}.")
    assert not computer.journal.exists()


def test_a_taken_port_is_named(loud_ball: str, computer: Computer) -> None:
    with serial.Serial(loud_ball, exclusive=True):
        ran = computer.call("live", "--serial", loud_ball, "--headless")
    assert_refused(ran, f"Another program is using {loud_ball}.")


def test_a_ceiling_that_makes_no_sense_is_refused_before_anything_begins(
    loud_ball: str, computer: Computer
) -> None:
    for ceiling_n in (3, 1000):
        ran = computer.call("live", "--serial", loud_ball, "--headless", "--ceiling", ceiling_n)
        assert_refused(ran, str(ceiling_n))
    assert not computer.journal.exists()


def test_a_pulled_cable_is_told_in_mid_session_and_what_came_before_is_kept(
    computer: Computer,
) -> None:
    pulled = Scenario("pulled", "", HAND, air=Air(unplug_at_s=8.0))
    with (
        PtyBall(pulled, speed=10.0) as port,
        computer.running("live", "--serial", port, "--json") as live,
    ):
        lost = live.until("link_lost")
        ran = live.stop()
    assert lost["detail"].startswith(f"The connection to {port} was lost. Push the plug back in")
    assert (ran.code, ran.err) == (0, "")
    (hold,) = strict_json(computer.call("analyze", "latest", "--json").out)["holds"]
    assert hold["held_s"] > 4.0


def test_noise_is_told_with_what_to_try(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "FIRST_SAMPLE_WITHIN_S", 0.3)
    with Cable() as cable:
        cable.answer(random.Random(9600).randbytes(1000))
        ran = computer.call("live", "--serial", cable.port, "--json", "--duration", 0.8)
    (lost,) = (event for event in ran.events if event["event"] == "link_lost")
    assert lost["detail"] == watch.NOISE
    assert_refused(ran, f"No reading came from {cable.port}.")


def test_noise_before_and_between_costs_nothing_but_the_frames_it_touches(
    computer: Computer,
) -> None:
    noise = random.Random(1).randbytes(300) + b"\0"
    with Cable() as cable:
        hello = LoadCell().hello(100.0)
        cable.answer(noise + framed(hello) + noise + framed(hello))
        ran = computer.call("live", "--serial", cable.port, "--json", "--duration", 0.3)
    assert [event["event"] for event in ran.events].count("connected") == 1


def a_newer_journal(computer: Computer) -> None:
    with closing(sqlite3.connect(computer.journal)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def something_else(computer: Computer) -> None:
    computer.journal.write_text("Dear diary")


def a_folder_in_its_place(computer: Computer) -> None:
    computer.journal.mkdir()


JOURNALS = pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (a_newer_journal, "was written by a newer Kneadle"),
        (something_else, "is not a Kneadle journal"),
        (a_folder_in_its_place, "is a folder"),
    ],
)
Spoil = Callable[[Computer], None]


@JOURNALS
@pytest.mark.parametrize("command", ["log", "log show", "analyze latest", "replay 1 --headless"])
def test_a_journal_that_cannot_be_used_is_told_and_left_alone(
    command: str, spoil: Spoil, words: str, computer: Computer
) -> None:
    spoil(computer)
    before = computer.journal.read_bytes() if computer.journal.is_file() else b""
    assert_refused(computer.call(*command.split()), str(computer.journal), words)
    assert before == (computer.journal.read_bytes() if computer.journal.is_file() else b"")


@JOURNALS
def test_a_session_whose_journal_cannot_be_used_says_so_and_warns_all_the_same(
    spoil: Spoil, words: str, loud_ball: str, computer: Computer
) -> None:
    spoil(computer)
    ran = computer.call("live", "--serial", loud_ball, "--json", "--duration", 0.8)
    assert_warned_without_saving(ran, words)
    assert ran.code == 0


def test_a_folder_that_may_not_be_written_to_is_told_and_costs_no_warning(
    loud_ball: str, computer: Computer
) -> None:
    locked = computer.folder / "locked"
    locked.mkdir(0o500)
    if os.access(locked, os.W_OK):
        pytest.skip("root may write everywhere")
    computer.env["KNEADLE_JOURNAL"] = str(locked / "journal.sqlite3")
    ran = computer.call("live", "--serial", loud_ball, "--json", "--duration", 0.8)
    assert_warned_without_saving(ran, str(locked))
    assert ran.code == 0


def assert_warned_without_saving(ran: Ran, words: str) -> None:
    (trouble,) = (event for event in ran.events if event.get("kind") == "journal_trouble")
    assert trouble["detail"].startswith("NOT SAVING: ")
    assert words in trouble["detail"]
    assert trouble["detail"].endswith(".")
    warned = [event["kind"] for event in ran.events if event["event"] == "warning"]
    assert "ceiling" in warned


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_disk_that_is_full_from_the_start_is_told_and_costs_no_warning(
    loud_ball: str, computer: Computer
) -> None:
    full = ("sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *KNEADLE)
    ran = computer.run("live", "--serial", loud_ball, "--json", "--duration", 0.8, command=full)
    assert_warned_without_saving(ran, str(computer.journal))


class SmallDisk:
    """How large a file of that process may be: the nearest to a full disk without being root."""

    def __init__(self, pid: int) -> None:
        if sys.platform != "linux":
            pytest.skip("needs prlimit")
        self._pid = pid
        self._before = resource.prlimit(pid, resource.RLIMIT_FSIZE)

    def fill(self) -> None:
        resource.prlimit(self._pid, resource.RLIMIT_FSIZE, (1000, self._before[1]))

    def make_room(self) -> None:
        resource.prlimit(self._pid, resource.RLIMIT_FSIZE, self._before)


def wait_until_saved(computer: Computer) -> None:
    """Until the first second of readings is in the journal."""
    give_up_s = time.monotonic() + PATIENCE_S
    while not latest(computer.journal).readings:
        assert time.monotonic() < give_up_s


def test_a_disk_that_fills_and_stays_full_costs_no_warning_and_nothing_that_was_saved(
    patient_ball: str, computer: Computer
) -> None:
    with computer.running("live", "--serial", patient_ball, "--headless") as live:
        live.until_line("connected")
        wait_until_saved(computer)
        SmallDisk(live.process.pid).fill()
        live.until_line("NOT SAVING")
        live.until_line("above your ceiling")
        ran = live.stop()
    # A computer without a sound device has said so before.
    last = replace(ran, err="\n".join(ran.err.splitlines()[-2:]))
    assert_refused(last, "of the session were not saved", str(computer.journal))
    assert "above your ceiling" in ran.out[ran.out.index("\nHolds") :]
    assert latest(computer.journal).interrupted
    assert latest(computer.journal).readings >= 100


def test_a_disk_that_has_room_again_is_told_and_nothing_was_lost(
    patient_ball: str, computer: Computer
) -> None:
    with computer.running("live", "--serial", patient_ball, "--json") as live:
        live.until("connected")
        disk = SmallDisk(live.process.pid)
        disk.fill()
        live.until("quality", kind="journal_trouble")
        disk.make_room()
        live.until("quality", kind="journal_ok")
        ran = live.stop()
    assert (ran.code, ran.err) == (0, "")
    trace = strict_json(computer.call("analyze", "latest", "--json").out)["trace"]
    assert trace["gaps"] == []
    assert trace["duration_s"] == pytest.approx(ran.events[-1]["t_s"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["log", "live --json"])
def test_output_that_finds_no_room_is_told_on_stderr(
    command: str, loud_ball: str, computer: Computer
) -> None:
    computer.call("live", "--serial", loud_ball, "--headless", "--duration", 0.2)
    name, *options = command.split()
    port = ["--serial", loud_ball] if name == "live" else []
    full = ("sh", "-c", 'exec "$@" > /dev/full', "sh", *KNEADLE)
    assert_refused(computer.run(name, *options, *port, command=full), "output cannot be written")
