"""`python -m kneadle_sims.record` makes sims/traces anew.

Each scenario is served on a pseudo-terminal, read by `kneadle live`, kept in a journal, and
written from there: what a person would have who recorded it, with what the hand meant beside it.
"""

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from kneadle.force.calibrate import Calibrator
from kneadle.force.clock import SampleClock
from kneadle.journal import read
from kneadle.samples import Calibrated, Floats, Hello, Message, Motion, Samples
from kneadle_sims.labels_file import write_labels
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios import find
from kneadle_sims.serve import PtyBall

TRACES = Path(__file__).parents[1] / "traces"
NAMES = ("steady", "rough-rolling", "slip", "too-hard", "lost-link", "flat-rolling")
SPEED = 10.0
ENDS_WITHIN_S = 30.0


def record(scenario: Scenario, folder: Path) -> Path:
    """Writes NAME.csv and NAME.json, over what was there; returns the trace."""
    with TemporaryDirectory() as temporary:
        journal = Path(temporary) / "journal.sqlite3"
        _live(scenario, journal)
        rows = list(_rows(read.load(journal, 1).messages()))
    out = folder / f"{scenario.name}.csv"
    with out.open("w", newline="", encoding="utf-8") as file:
        names = ("t_s", "force_n", "gyro_dps") if scenario.imu else ("t_s", "force_n")
        csv.writer(file, lineterminator="\n").writerows([names, *(r[: len(names)] for r in rows)])
    write_labels(scenario, out.with_suffix(".json"))
    return out


def _live(scenario: Scenario, journal: Path) -> None:
    ball = PtyBall(scenario, SPEED)
    live = (sys.executable, "-m", "kneadle", "live", "--headless", "--serial")
    env = {**os.environ, "KNEADLE_JOURNAL": str(journal)}
    with (
        ball as port,
        subprocess.Popen([*live, port], env=env, stdout=subprocess.DEVNULL) as host,
    ):
        ball.finished.wait(ENDS_WITHIN_S + scenario.hand.duration_s / SPEED)
        host.send_signal(signal.SIGINT)
        if host.wait(ENDS_WITHIN_S) != 0:
            raise RuntimeError(f"the host of {scenario.name} ended with {host.returncode}")


def _rows(messages: Iterator[Message]) -> Iterator[tuple[str, str, str]]:
    """As the host understood it: its time, its newtons, and the last word of the IMU."""
    gyro_dps = 0.0
    for message in messages:
        match message:
            case Hello():
                clock, calibrator = SampleClock(message), Calibrator(message.calibration)
            case Calibrated(calibration):
                calibrator.use(calibration)
            case Motion():
                gyro_dps = message.gyro_dps
            case Samples():
                t_s, raw, _ = clock.take(message.tick, message.raw)
                yield from _written(t_s, calibrator.apply(t_s, raw), gyro_dps)


def _written(t_s: Floats, force_n: Floats, gyro_dps: float) -> Iterator[tuple[str, str, str]]:
    for t, n in zip(t_s.tolist(), np.round(force_n, 3).tolist(), strict=True):
        yield f"{t:.6g}", f"{n:.3f}", f"{gyro_dps:.1f}"


if __name__ == "__main__":
    TRACES.mkdir(exist_ok=True)
    for name in NAMES:
        print(record(find(name), TRACES))  # noqa: T201
