"""sims/traces: sessions recorded from the simulated ball through the whole host."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kneadle import trace
from kneadle.analyze import Analysis, analyze
from kneadle.detect.limits import Limits
from kneadle_sims.received import received
from kneadle_sims.record import NAMES, TRACES, record
from kneadle_sims.scenarios import find

LARGEST_BYTES = 200_000
KINDS = ("hold", "spike", "rolling", "ceiling")


@dataclass(frozen=True)
class Span:
    kind: str
    start_s: float
    end_s: float

    def overlaps(self, other: "Span") -> bool:
        same = self.kind == other.kind
        return same and self.start_s < other.end_s and other.start_s < self.end_s


def meant(name: str) -> dict[str, Any]:
    labels = json.loads((TRACES / f"{name}.json").read_text())
    assert isinstance(labels, dict)
    return labels


def analysis(name: str) -> Analysis:
    limits = Limits(ceiling_n=meant(name)["ceiling_n"])
    return analyze(trace.messages(trace.read(TRACES / f"{name}.csv")), limits, name)


def found(name: str) -> Iterator[Span]:
    judged = analysis(name)
    for hold in judged.holds:
        yield Span("hold", hold.start_s, hold.end_s)
    for warning in judged.warnings:
        if warning.kind in KINDS:
            yield Span(warning.kind, warning.start_s, warning.end_s)


def labelled(name: str, *, sure: bool | None = None) -> list[Span]:
    labels = [label for label in meant(name)["labels"] if sure in (None, label["sure"])]
    return [Span(label["kind"], label["start_s"], label["end_s"]) for label in labels]


@pytest.mark.parametrize("name", NAMES)
def test_all_that_was_surely_meant_is_found(name: str) -> None:
    events = list(found(name))

    missed = [label for label in labelled(name, sure=True) if not any(map(label.overlaps, events))]
    assert missed == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_that_was_not_meant(name: str) -> None:
    labels = labelled(name)

    assert [event for event in found(name) if not any(map(event.overlaps, labels))] == []


@pytest.mark.parametrize("name", ["steady", "slip", "lost-link", "flat-rolling"])
def test_the_time_held_is_the_time_meant_without_the_gaps(name: str) -> None:
    away_s = sum(gap["end_s"] - gap["start_s"] for gap in meant(name)["gaps"])
    (hold,) = (label for label in labelled(name, sure=True) if label.kind == "hold")

    held_s = sum(held.held_s for held in analysis(name).holds)
    assert held_s == pytest.approx(hold.end_s - hold.start_s - away_s, abs=0.5)


def test_without_its_gyroscope_flat_rolling_is_nothing_to_warn_of() -> None:
    whole = trace.read(TRACES / "flat-rolling.csv")
    blind = trace.Trace("blind", whole.t_s, whole.force_n, None, 0)

    assert analyze(trace.messages(blind), Limits(), "blind").warnings == []


@pytest.mark.parametrize("name", NAMES)
def test_they_are_what_the_ball_measured_and_small(name: str) -> None:
    """Where this fails, the simulator changed: run `python -m kneadle_sims.record`."""
    recorded, measured = trace.read(TRACES / f"{name}.csv"), received(find(name))

    assert np.array_equal(recorded.t_s, np.round(measured["t_s"], 4))
    assert recorded.force_n == pytest.approx(measured["force_n"], abs=0.002)
    assert meant(name)["name"] == name
    assert (TRACES / f"{name}.csv").stat().st_size < LARGEST_BYTES


def test_each_has_its_line_in_the_readme() -> None:
    lines = (TRACES / "README.md").read_text().splitlines()

    assert sorted(path.stem for path in TRACES.glob("*.csv")) == sorted(NAMES)
    assert all(any(line.startswith(f"| {name} |") for line in lines) for name in NAMES)


def test_recording_again_makes_the_same_trace(tmp_path: Path) -> None:
    again = record(find("slip"), tmp_path)

    assert again.read_bytes() == (TRACES / "slip.csv").read_bytes()
    assert again.with_suffix(".json").read_bytes() == (TRACES / "slip.json").read_bytes()
