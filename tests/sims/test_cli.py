import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kneadle import trace
from kneadle.analyze import Analysis, analyze
from kneadle.detect.limits import Limits
from kneadle_sims.cli import main
from kneadle_sims.scenarios import SCENARIOS, SEEDED, TROUBLES


def test_help_is_quick_because_it_imports_no_numpy() -> None:
    code = (
        "import sys\n"
        "from kneadle_sims.cli import main\n"
        "try: main(['make', '--help'])\n"
        "except SystemExit: sys.exit('numpy' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert run.returncode == 0
    assert b"example" in run.stdout


def test_list_names_every_scenario_and_the_patterns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0

    names, patterns = capsys.readouterr().out.split("\n\n")
    assert [line.split()[0] for line in names.splitlines()] == list(SCENARIOS)
    assert all(word in patterns for word in (*SEEDED, *TROUBLES))


def test_make_writes_a_trace_with_its_labels_beside_it(tmp_path: Path) -> None:
    assert main(["make", "steady", str(tmp_path / "one.csv")]) == 0

    with (tmp_path / "one.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["t_s"]) for row in rows[:3]] == [0.0, 0.01, 0.02]
    assert float(rows[2000]["force_n"]) == pytest.approx(45.0, rel=0.2)
    labels = json.loads((tmp_path / "one.json").read_text())
    assert [label["kind"] for label in labels["labels"]] == ["hold"]
    assert labels["ceiling_n"] == 80.0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["make", "rodeo", "out.csv"], "no scenario named 'rodeo'"),
        (["serve", "rodeo"], "no scenario named 'rodeo'"),
        (["make", "steady", "nowhere/out.csv"], "could not be written"),
    ],
)
def test_what_a_person_got_wrong_is_said_plainly(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(arguments) == 1
    assert sentence in capsys.readouterr().err


def test_make_writes_how_the_ball_turned_where_it_has_an_imu(tmp_path: Path) -> None:
    assert main(["make", "flat-rolling", str(tmp_path / "flat.csv")]) == 0

    rolled = analysis_of(tmp_path / "flat.csv").warnings
    assert [warning.kind for warning in rolled] == ["rolling"]
    label = json.loads((tmp_path / "flat.json").read_text())["labels"][-1]
    assert label["needs_imu"]
    assert label["start_s"] < rolled[0].warned_at_s < label["end_s"]


def test_make_leaves_out_what_the_air_lost(tmp_path: Path) -> None:
    assert main(["make", "steady-loss", str(tmp_path / "gaps.csv")]) == 0

    t_s = trace.read(tmp_path / "gaps.csv").t_s
    assert len(t_s) == pytest.approx(0.9 * 4240, rel=0.03)
    assert np.diff(t_s).max() > 5 / 100


def test_a_ball_nobody_calibrated_makes_no_trace_in_newtons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["make", "relative", str(tmp_path / "out.csv")]) == 1

    assert "never calibrated" in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def analysis_of(path: Path) -> Analysis:
    return analyze(trace.messages(trace.read(path)), Limits(), path.stem)
