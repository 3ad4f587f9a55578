"""The table, its JSON and its pictures, as a person would ask for them."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kneadle_sims.cli import main
from kneadle_sims.scenarios.standard import standard
from kneadle_sims.score.case import Case, score
from kneadle_sims.score.crowd import score_all
from kneadle_sims.score.faults import worst
from kneadle_sims.score.marks import marks
from kneadle_sims.score.picture import picture
from kneadle_sims.score.real import real_suite
from kneadle_sims.score.real_table import real_text
from kneadle_sims.score.report import Report
from kneadle_sims.score.suites import robust_suite
from kneadle_sims.score.table import text

Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def robust() -> Report:
    return robust_suite((1,), jobs=1)


def ask(*arguments: str) -> int:
    return main(["score", "--jobs", "1", *arguments])


def test_the_table_says_synthetic_first_and_fits_100_columns(
    capsys: Printed, tmp_path: Path
) -> None:
    assert ask("--sessions", "3", "--plots", str(tmp_path)) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("SYNTHETIC")
    assert max(map(len, lines)) <= 100
    for word in ("kneadle", "naive", "hold F1", "asked >= 0.99"):
        assert any(word in line for line in lines)


def test_the_robust_table_fits_too_and_counts_what_was_started_with_nobody_there(
    robust: Report,
) -> None:
    lines = text(robust).splitlines()

    assert max(map(len, lines)) <= 100
    assert any("holds started with nobody there" in line for line in lines)
    assert any(line.startswith("all_at_once") for line in lines)


def test_json_has_the_figures_of_the_table(capsys: Printed, tmp_path: Path) -> None:
    ask("--sessions", "2", "--json", "--plots", str(tmp_path))

    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "kneadle.score/1"
    assert report["head"].startswith("SYNTHETIC: 2 ")
    assert {one["judge"] for one in report["groups"][0]["judges"]} == {"kneadle", "naive"}
    assert all(isinstance(target["met"], bool) for target in report["targets"])


def test_held_out_and_tuning_sessions_are_never_the_same(capsys: Printed, tmp_path: Path) -> None:
    ask("--sessions", "2", "--json", "--plots", str(tmp_path))
    held_out = json.loads(capsys.readouterr().out)
    ask("--sessions", "2", "--json", "--seeds", "tuning", "--plots", str(tmp_path))
    tuning = json.loads(capsys.readouterr().out)

    assert held_out["groups"][0]["judges"] != tuning["groups"][0]["judges"]


def test_how_many_work_at_it_never_changes_the_score() -> None:
    cases = [Case(seed) for seed in range(1, 11, 2)]

    assert score_all(cases, jobs=2) == score_all(cases, jobs=1)


def test_the_worst_come_first_and_can_be_found_again_by_name() -> None:
    scored = [score(Case(seed)) for seed in (1, 3, 5)]

    bad = worst(scored, "naive")

    assert bad
    wrong = [
        sum(len(one.missed) + len(one.false) for one in each.judged["naive"].by_kind.values())
        for each in bad
    ]
    assert wrong[0] >= wrong[-1]
    assert bad[0].name in {f"standard-{seed}" for seed in (1, 3, 5)}


def test_a_session_is_drawn_with_what_was_meant_and_what_went_wrong() -> None:
    drawn = picture("standard-3", standard(3), "missed spike <here>")

    root = ElementTree.fromstring(drawn)
    labels = [bar for bar in root.iter() if bar.tag.endswith("rect") and len(bar)]
    assert len(labels) >= len(marks(standard(3)))
    assert any("missed spike <here>" in (line.text or "") for line in root.iter())


def test_a_folder_that_cannot_be_made_is_said_before_anything_is_scored(
    capsys: Printed, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()

    code = ask("--sessions", "100000", "--plots", str(file))

    assert code == 1
    assert "--plots" in capsys.readouterr().err


def test_without_recordings_the_real_suite_says_so_and_is_no_error(tmp_path: Path) -> None:
    report = real_suite(tmp_path)

    assert real_text(report) == report.head
    assert report.head.startswith("Skipped")


def test_a_recording_is_scored_by_the_labels_beside_it(tmp_path: Path) -> None:
    rows = [(i / 100, 40.0 + i % 3 if 200 <= i < 1200 else 0.3 * (i % 2)) for i in range(1500)]
    lines = ["t_s,force_n", *(f"{t_s:.2f},{force_n:.1f}" for t_s, force_n in rows)]
    (tmp_path / "press.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = {"holds": [[2.0, 12.0, 41.0]], "spikes": [[14.0, 12.0]], "rolling": []}
    (tmp_path / "press.json").write_text(json.dumps(said), encoding="utf-8")

    kinds = real_suite(tmp_path).groups[0].judges["kneadle"].kinds

    assert (kinds["hold"].hits, kinds["hold"].missed, kinds["hold"].false) == (1, 0, 0)
    assert kinds["spike"].left_open == 1  # 12 N is no spike by the definition
