"""Score a suite, print it, draw the worst sessions."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kneadle.cli.output import say
from kneadle.errors import KneadleError
from kneadle_sims.scenarios import find
from kneadle_sims.score.faults import faults
from kneadle_sims.score.judges import HOST
from kneadle_sims.score.picture import picture
from kneadle_sims.score.real import real_suite
from kneadle_sims.score.real_table import real_text
from kneadle_sims.score.report import Report
from kneadle_sims.score.suites import robust_suite, standard_suite
from kneadle_sims.score.table import text


def run(suite: str, seeds: Sequence[int], jobs: int, plots: Path, *, as_json: bool) -> None:
    """`suite`: standard, robust or real. Raises KneadleError when nothing can be written."""
    if suite == "real":
        report = real_suite()
        say(json.dumps(report.to_json()) if as_json else real_text(report))
        return
    with _writing_to(plots):
        plots.mkdir(parents=True, exist_ok=True)  # first: a wrong name should cost no minutes
    report = (standard_suite if suite == "standard" else robust_suite)(seeds, jobs)
    say(json.dumps(report.to_json()) if as_json else text(report))
    with _writing_to(plots):
        _draw(report, plots)
    if report.worst:
        sys.stderr.write(f"kneadle-sim: the worst sessions are drawn in {plots}.\n")


def _draw(report: Report, folder: Path) -> None:
    for scored in report.worst:
        wrong = "; ".join(faults(scored.judged[HOST]))
        drawn = picture(scored.name, find(scored.name), wrong)
        (folder / f"{scored.name}.svg").write_text(drawn, encoding="utf-8")


@contextmanager
def _writing_to(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise KneadleError(
            f"The plots could not be written to {folder}: {error.strerror}.",
            "Choose another folder with --plots, or make room.",
        ) from error
