"""The command line as it is installed: run in processes of its own, read as a person would."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from command import KNEADLE, PATIENCE_S, Computer, Json, Ran, Running, strict_json
from kneadle.analyze import HOLD_FIELDS, WARNING_FIELDS
from kneadle.report.history import beside
from kneadle.summary import SHORTEST_S
from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.received import received
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall

COMMANDS = ("demo", "live", "analyze", "log", "replay")
HEAVY = ("numpy", "scipy", "textual", "bleak")
TRACES = Path(__file__).parents[3] / "shared" / "traces"

EVERYTHING = (
    Hand(seed=3)
    .rest(2.0)
    .lean_on(45.0, over_s=3.0)
    .hold(for_s=33.0)
    .release()
    .rest(2.0)
    .lean_on(30.0, over_s=1.5)
    .roll(low_n=20.0, high_n=68.0, rate_hz=1.0, for_s=5.0)
    .release()
    .rest(2.0)
    .lean_on(95.0, over_s=3.0)
    .hold(for_s=1.2)
    .release()
    .rest(2.0)
    .lean_on(40.0, over_s=2.0)
    .hold(for_s=8.0)
)
SESSION = Scenario("everything", "", EVERYTHING, rate_hz=320.0, air=Air(cuts=((58.0, 60.0),)))
QUIET = Scenario("quiet", "", Hand(seed=5).rest(2.0).lean_on(45.0, over_s=2.0).hold(for_s=60.0))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@dataclass(frozen=True)
class Recorded:
    computer: Computer
    live: Ran
    analysis: Json


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """A minute on the ball at 320 readings a second, twenty times as fast."""
    computer = Computer(tmp_path_factory.mktemp("recorded"))
    ball = PtyBall(SESSION, speed=20.0)
    with ball as port:
        live = computer.run("live", "--serial", port, "--json", "--duration", 12)
        assert ball.finished.is_set(), "twelve seconds were too few"
    assert live.code == 0, live.err
    return Recorded(computer, live, strict_json(computer.call("analyze", "latest", "--json").out))


@dataclass(frozen=True)
class Demos:
    computer: Computer
    lines: Running
    json: Running


@pytest.fixture(scope="module", autouse=True)
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demos]:
    """Six seconds of little work each: they begin with the first test and are looked at last."""
    computer = Computer(tmp_path_factory.mktemp("demos"))
    with (
        computer.running("demo", "--speed", 20, "--headless") as lines,
        computer.running("demo", "--speed", 20, "--json") as as_json,
    ):
        yield Demos(computer, lines, as_json)


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)], ids=str)
def test_help_has_an_example_and_imports_nothing_slow(
    command: tuple[str, ...], computer: Computer
) -> None:
    timed = (sys.executable, "-X", "importtime", "-m", "kneadle")
    ran = computer.run(*command, "--help", command=timed)
    assert ran.code == 0
    assert "kneadle " + " ".join(command) in ran.out[ran.out.index("\n\n") :]
    imported = {line.split("|")[-1].strip().split(".")[0] for line in ran.err.splitlines()}
    assert "kneadle" in imported
    assert imported.isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "arguments",
    [
        "dance",
        "live --serial",
        "live --serial port --ceiling soft",
        "live --serial port --ceiling -5",
        "live --serial port --duration 0",
        "live --serial port --duration nan",
        "demo --speed 1000",
        "demo --speed",
        "analyze",
        "analyze a.csv b.csv",
        "log dance",
        "replay latest --fast",
    ],
)
def test_wrong_usage_exits_with_2_and_shows_the_right_one(
    arguments: str, computer: Computer
) -> None:
    ran = computer.run(*arguments.split())
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("usage: kneadle")
    assert not re.search(r"\b_", ran.err), "no name of the program's own"


def assert_event_stream(events: list[Json]) -> None:
    assert "connected" in [event["event"] for event in events]
    for event in events:
        assert isinstance(event["event"], str)
        assert isinstance(event["t_s"], float)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", event["utc"])


def without_utc(events: list[Json]) -> list[Json]:
    return [{name: value for name, value in e.items() if name != "utc"} for e in events]


def known_to_the_samples(events: list[Json]) -> list[Json]:
    """Without what only the host could see."""
    host_made = ("link_lost", "link_back", "session_ended")
    host_kinds = ("journal_", "link_")
    return [
        event
        for event in without_utc(events)
        if event["event"] not in host_made and not event.get("kind", "").startswith(host_kinds)
    ]


def test_live_is_a_stream_of_events_that_ends_with_the_session(recorded: Recorded) -> None:
    assert_event_stream(recorded.live.events)
    assert recorded.live.events[-1]["event"] == "session_ended"
    kinds = {event["kind"] for event in recorded.live.events if event["event"] == "warning"}
    assert {"rolling", "ceiling", "gap"} <= kinds


def test_analyzing_the_session_gives_exactly_the_holds_and_warnings_that_were_told_live(
    recorded: Recorded,
) -> None:
    holds = [
        {name: event[name] for name in HOLD_FIELDS}
        for event in recorded.live.events
        if event["event"] == "hold_ended" and event["held_s"] >= SHORTEST_S
    ]
    warnings = [
        {name: event[name] for name in WARNING_FIELDS}
        for event in recorded.live.events
        if event["event"] == "warning_ended"
    ]
    warnings.sort(key=lambda warning: (warning["warned_at_s"], warning["kind"]))
    assert len(holds) == 2
    assert recorded.analysis["holds"] == holds
    assert recorded.analysis["warnings"] == warnings


def test_the_whole_session_was_kept_at_full_rate(recorded: Recorded) -> None:
    trace = recorded.analysis["trace"]
    (gap,) = trace["gaps"]
    cut_s = gap["end_s"] - gap["start_s"]
    assert trace["rate_hz"] == 320.0
    assert trace["samples"] == len(SESSION.raw()) - round(cut_s * 320.0) + 1
    assert cut_s == pytest.approx(2.0, abs=0.05)


def test_the_analysis_has_exactly_its_stable_keys(recorded: Recorded) -> None:
    analysis = recorded.analysis
    assert list(analysis) == ["schema", "trace", "holds", "warnings"]
    assert analysis["schema"] == "kneadle.analysis/1"
    assert list(analysis["trace"]) == ["name", "duration_s", "samples", "rate_hz", "gaps"]
    assert list(analysis["trace"]["gaps"][0]) == ["start_s", "end_s"]
    for hold in analysis["holds"]:
        assert list(hold) == ["start_s", "end_s", "held_s", "mean_n", "peak_n", "cv", "credited"]
    for warning in analysis["warnings"]:
        assert list(warning) == ["kind", "start_s", "end_s", "warned_at_s", "peak_n"]


def test_the_log_lists_the_session(recorded: Recorded) -> None:
    lines = recorded.computer.run("log").out.splitlines()
    assert len(lines) == 2
    assert re.fullmatch(r" +1 .* 1:0\d +2 \(\d\) +\d+ +Kneadle \w+", lines[1])


def test_the_log_is_json_too(recorded: Recorded) -> None:
    (row,) = json.loads(recorded.computer.run("log", "--json").out)
    assert row["id"] == 1
    assert row["kind"] == "live"
    assert row["interrupted"] is False
    ended = recorded.live.events[-1]
    assert row["summary"] == {name: ended[name] for name in row["summary"]}


def test_the_log_shows_a_session_as_it_was_told(recorded: Recorded) -> None:
    shown = recorded.computer.run("log", "show").out
    assert "above your ceiling" in shown
    assert "\nHolds" in shown
    stored = strict_json(recorded.computer.run("log", "show", 1, "--json").out)
    assert without_utc(stored["events"]) == without_utc(recorded.live.events)
    assert_event_stream(stored["events"])
    assert stored["limits"]["ceiling_n"] == 80.0


def test_a_session_can_be_judged_by_another_ceiling(recorded: Recorded) -> None:
    ran = recorded.computer.call("analyze", 1, "--json", "--ceiling", 40)
    kinds = [warning["kind"] for warning in strict_json(ran.out)["warnings"]]
    before = [warning["kind"] for warning in recorded.analysis["warnings"]]
    assert kinds.count("ceiling") > before.count("ceiling")


def test_a_session_can_be_watched_again(recorded: Recorded) -> None:
    ran = recorded.computer.call("replay", "latest", "--json", "--speed", 100)
    assert ran.code == 0

    assert known_to_the_samples(ran.events) == known_to_the_samples(recorded.live.events)


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve seconds with one hold, at 100 readings a second."""
    hand = Hand(seed=8).rest(1.0).lean_on(45.0, over_s=1.5).hold(for_s=8.0).release().rest(1.0)
    path = tmp_path_factory.mktemp("trace") / "morning.csv"
    columns = received(Scenario("morning", "", hand)).values()
    rows = zip(*(each.tolist() for each in columns), strict=True)
    path.write_text("t_s,force_n\n" + "".join(f"{t:.3f},{n:.3f}\n" for t, n in rows))
    return path


def test_a_replay_runs_to_the_end_of_the_trace_and_keeps_nothing(
    trace: Path, computer: Computer
) -> None:
    ran = computer.call("replay", trace, "--headless", "--speed", 100)
    assert ran.code == 0
    assert "\nHolds" in ran.out
    assert "released" in ran.out
    assert [path.name for path in computer.folder.iterdir()] == []


def test_the_plot_is_a_well_formed_picture(trace: Path, computer: Computer) -> None:
    picture = computer.folder / "morning.svg"
    ran = computer.call("analyze", trace, "--plot", picture)
    assert ran.code == 0
    assert "morning: 11.9" in ran.out
    root = ElementTree.parse(picture).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(list(root)) > 3


ENDING = {"ctrl-c": signal.SIGINT, "term": signal.SIGTERM, "closed terminal": signal.SIGHUP}


@pytest.mark.parametrize("number", ENDING.values(), ids=ENDING.keys())
def test_a_signal_ends_a_session_cleanly(number: signal.Signals, computer: Computer) -> None:
    with (
        PtyBall(QUIET, speed=20.0) as port,
        computer.running("live", "--serial", port, "--json") as live,
    ):
        live.until("hold_started")
        live.signal(number)
        ran = live.end()
    assert ran.code == 0
    assert ran.err == ""
    assert ran.events[-1]["event"] == "session_ended"
    assert ran.events[-2]["reason"] == "session_ended"
    (row,) = json.loads(computer.call("log", "--json").out)
    assert not row["interrupted"]
    assert row["summary"]["holds"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_reader_that_leaves_ends_the_session_without_a_word(computer: Computer) -> None:
    code = computer.folder / "code"
    piped = ("sh", "-c", f'{{ "$@"; echo $? > {code}; }} | head -n 1', "sh", *KNEADLE)
    with PtyBall(QUIET, speed=20.0) as port:
        ran = computer.run("live", "--serial", port, "--json", command=piped)
    assert len(ran.events) == 1
    assert ran.err == ""
    assert code.read_text() == "0\n"
    (row,) = json.loads(computer.call("log", "--json").out)
    assert not row["interrupted"]


@pytest.mark.parametrize("arguments", ["log", "log show --json", "--help", "live --help"])
def test_a_reader_that_never_read_is_no_trouble(arguments: str, recorded: Recorded) -> None:
    """As in `kneadle log | true`."""
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    try:
        ran = subprocess.run(
            [*KNEADLE, *arguments.split()],
            env=recorded.computer.env,
            stdout=writing_end,
            stderr=subprocess.PIPE,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    finally:
        os.close(writing_end)
    assert ran.stderr == ""
    assert ran.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="closes it as a POSIX shell does")
def test_without_a_stdin_it_speaks_in_lines(computer: Computer) -> None:
    """As a service is started."""
    closed = ("sh", "-c", 'exec "$@" <&-', "sh", *KNEADLE)
    with PtyBall(QUIET, speed=20.0) as port:
        ran = computer.run("live", "--serial", port, "--duration", 0.4, command=closed)
    assert ran.code == 0
    assert "connected to Kneadle" in ran.out
    assert "\nHolds" in ran.out


@pytest.fixture
def analysis(request: pytest.FixtureRequest, computer: Computer) -> Iterator[Json]:
    name: str = request.param
    if not TRACES.is_dir():
        pytest.skip("the real recordings are not part of the project: no ../shared/traces here")
    yield strict_json(computer.call("analyze", TRACES / f"{name}.csv", "--json").out)


@pytest.mark.parametrize("analysis", ["bam_long_74n", "bam_long_35n"], indirect=True)
def test_a_dead_weight_of_four_minutes_is_one_hold_from_its_first_to_its_last_moment(
    analysis: Json,
) -> None:
    labels = json.loads((TRACES / f"{analysis['trace']['name']}.json").read_text())
    ((start_s, end_s, *_),) = labels["holds"]
    (hold,) = analysis["holds"]
    assert hold["start_s"] == pytest.approx(start_s, abs=1.5)
    assert hold["end_s"] == pytest.approx(end_s, abs=1.5)


@pytest.mark.parametrize("analysis", ["ktk_pushrim_baseline"], indirect=True)
def test_a_sensor_that_nobody_touches_holds_and_warns_of_nothing(analysis: Json) -> None:
    assert analysis["holds"] == []
    assert analysis["warnings"] == []


@pytest.mark.parametrize("analysis", ["ktk_pushrim_propulsion"], indirect=True)
def test_rhythmic_pushes_are_no_hold(analysis: Json) -> None:
    assert analysis["holds"] == []


def test_the_demo_ends_by_itself_with_its_table(demos: Demos) -> None:
    ran = demos.lines.end()
    assert ran.code == 0
    assert ran.err == ""
    table = ran.out[ran.out.index("\nHolds") :]
    assert "released" in table
    for warning in ("sudden jolt", "rolling too hard", "above your ceiling", "samples lost"):
        assert warning in table


def test_the_demo_speaks_json_one_event_a_line(demos: Demos) -> None:
    ran = demos.json.end()
    assert ran.code == 0
    assert_event_stream(ran.events)
    assert ran.events[-1]["event"] == "session_ended"


def test_the_demo_writes_to_the_example_journal_and_nowhere_else(demos: Demos) -> None:
    said = demos.lines.end().out.splitlines()[-2]
    demos.json.end()
    files = [path for path in demos.computer.folder.rglob("*") if path.is_file()]
    journal, visits = sorted(files)
    assert visits == beside(journal)
    assert journal.name == "example.sqlite3"
    assert f"export KNEADLE_JOURNAL={journal}" in said


def test_a_terminal_that_knows_only_ascii_hears_the_whole_session(computer: Computer) -> None:
    computer.env["PYTHONIOENCODING"] = "ascii"
    ran = computer.run("demo", "--speed", "20", "--headless")
    assert (ran.code, ran.err) == (0, "")
    assert "above your ceiling" in ran.out
    assert "Holds" in ran.out
