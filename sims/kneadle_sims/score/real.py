"""Recordings of real sensors, when they are there. None is a massage ball, and none is counted
with the made-up sessions.

A trace's JSON gives holds (start, end, mean), the moments near the peaks of its spikes, and
rhythmic stretches. Left open: spikes that do not stand 20 N high, and rhythms that leave contact,
which the design calls searching. Crossings of the ceiling are read off the recording itself.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from kneadle import trace
from kneadle.detect.limits import Limits
from kneadle.samples import Floats, Hello
from kneadle_sims.labels import crossings
from kneadle_sims.score.case import LOADED_N, Scored, judge_all
from kneadle_sims.score.faults import worst
from kneadle_sims.score.judges import HOST
from kneadle_sims.score.marks import Mark, holds_only
from kneadle_sims.score.report import Report, group

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "traces"
HEAD = "REAL RECORDINGS, not a massage ball: {} traces, ceiling {:g} N. Labels by eye."
ABSENT = "Skipped: there are no recordings in shared/traces beside the project."
RISE_S = 0.5  # before a peak whose onset nobody labelled. Ours
TOUCHING_N = 3.0  # contact is off below this (facts row 5)
FINE_HZ = 1000.0


def real_suite(folder: Path = FOLDER) -> Report:
    limits = Limits()
    paths = sorted(folder.glob("*.csv"))
    scored = [_score(path, limits) for path in paths]
    head = HEAD.format(len(paths), limits.ceiling_n) if paths else ABSENT
    groups = tuple(group(f"{one.name}, {one.rate_hz:.0f} Hz", [one]) for one in scored)
    return Report("real", head, groups, (), worst(scored, HOST))


def _score(path: Path, limits: Limits) -> Scored:
    recorded = trace.read(path)
    messages = trace.messages(recorded)
    rate_hz = next(message.rate_hz for message in messages if isinstance(message, Hello))
    said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    asked = list(labels(said, recorded.t_s, recorded.force_n, limits))
    if rate_hz < limits.min_full_rate_hz:
        asked = holds_only(asked)
    judged = judge_all(messages, asked, rate_hz, limits.ceiling_n)
    loaded_s = float(np.diff(recorded.t_s)[recorded.force_n[1:] >= LOADED_N].sum())
    return Scored(path.stem, "real", rate_hz, limits.ceiling_n, loaded_s, judged)


def labels(said: dict[str, Any], t_s: Floats, force_n: Floats, limits: Limits) -> Iterator[Mark]:
    for start_s, end_s, mean_n in said["holds"]:
        yield Mark("hold", start_s, end_s, mean_n)
    for peak_s, peak_n in said["spikes"]:
        onset_s = _onset_s(said, peak_s)
        yield Mark("spike", onset_s, peak_s, peak_n, peak_n >= limits.spike_n)
    for start_s, end_s in said["rolling"]:
        rolled_n = force_n[(t_s >= start_s) & (t_s <= end_s)]
        touching = float(rolled_n.min()) >= TOUCHING_N
        yield Mark("rolling", start_s, end_s, float(rolled_n.max()), touching)
    fine_s = np.arange(t_s[0], t_s[-1], 1 / FINE_HZ)
    for one in crossings(fine_s, np.interp(fine_s, t_s, force_n), limits.ceiling_n):
        yield Mark("ceiling", one.start_s, one.end_s, one.peak_n, one.sure)


def _onset_s(said: dict[str, Any], peak_s: float) -> float:
    """Of the press that has this peak, where the labels know it."""
    ons = (on_s for on_s, off_s, *_ in said.get("presses", ()) if on_s <= peak_s <= off_s)
    return next(ons, peak_s - RISE_S)
