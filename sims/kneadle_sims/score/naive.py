"""The peer baseline: what a first evening's script would do. No filter, no onset, no memory.

A hold is force above 15 N for 3 s; a ceiling warning is force above the ceiling; a spike is
20 N more than a quarter of a second ago; rolling is three swings of 20 N about the mean of the
last 4 s within 3 s.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from kneadle.force.calibrate import to_newtons
from kneadle.samples import Calibrated, Floats, Hello, Ints, Message, Samples
from kneadle_sims.label import LabelKind
from kneadle_sims.score.verdict import Found, Verdict

HOLD_N, HOLD_S = 15.0, 3.0
RISE_N, RISE_S = 20.0, 0.25
SWING_N, SWINGS, SWINGS_S, MEAN_S = 20.0, 3, 3.0, 4.0


def naive(messages: Iterable[Message], ceiling_n: float) -> Verdict:
    t_s, force_n = _readings(messages)
    if len(t_s) == 0:
        return Verdict((), 0)
    holds = _holds(t_s, force_n)
    warnings = (
        *_runs("ceiling", t_s, force_n > ceiling_n),
        *_runs("spike", t_s, _rise_n(t_s, force_n) >= RISE_N),
        *_runs("rolling", t_s, _swings(t_s, force_n) >= SWINGS),
    )
    return Verdict((*holds, *warnings), len(holds))


def _readings(messages: Iterable[Message]) -> tuple[Floats, Floats]:
    """t_s and force_n, (n,) each, every sample number once."""
    heard = list(messages)
    hello = next(message for message in heard if isinstance(message, Hello))
    said = [message.calibration for message in heard if isinstance(message, Calibrated)]
    calibration = said[0] if said else hello.calibration
    blocks = [message for message in heard if isinstance(message, Samples)]
    if not blocks:
        return np.empty(0), np.empty(0)
    tick, first = np.unique(np.concatenate([block.tick for block in blocks]), return_index=True)
    raw = np.concatenate([block.raw for block in blocks])[first]
    return (tick - tick[0]) / hello.tick_hz, to_newtons(calibration, raw)


def _runs(kind: LabelKind, t_s: Floats, on: np.ndarray) -> list[Found]:
    """Each stretch of True, told at its first sample."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], on, [False]))))
    return [
        Found(kind, float(t_s[a]), float(t_s[b - 1]), float(t_s[a]))
        for a, b in edges.reshape(-1, 2)
    ]


def _holds(t_s: Floats, force_n: Floats) -> list[Found]:
    return [
        Found("hold", run.start_s, run.end_s, run.start_s + HOLD_S, run.end_s - run.start_s)
        for run in _runs("hold", t_s, force_n > HOLD_N)
        if run.end_s - run.start_s >= HOLD_S
    ]


def _rise_n(t_s: Floats, force_n: Floats) -> Floats:
    return force_n - force_n[np.searchsorted(t_s, t_s - RISE_S)]


def _swings(t_s: Floats, force_n: Floats) -> Ints:
    """How many swings ended in the last 3 s, at each sample. (n,)"""
    total = np.concatenate(([0.0], np.cumsum(force_n)))
    start, count = np.searchsorted(t_s, t_s - MEAN_S), np.arange(1, len(t_s) + 1)
    away_n = force_n - (total[count] - total[start]) / (count - start)
    ends_s = np.array(list(_turns(t_s, away_n)))
    counted = np.searchsorted(ends_s, t_s, side="right")
    return counted - np.searchsorted(ends_s, t_s - SWINGS_S)


def _turns(t_s: Floats, away_n: Floats) -> Iterator[float]:
    """When the force came from half a swing on one side of its mean to as much on the other."""
    far = np.flatnonzero(np.abs(away_n) >= SWING_N / 2)
    crossed = np.flatnonzero(np.diff(np.sign(away_n[far]))) + 1
    yield from t_s[far[crossed]].tolist()
