"""Counts and times pooled over sessions: the numbers of the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kneadle_sims.label import LabelKind
from kneadle_sims.score.matched import Matched

TAIL_PERCENT = {"hold": 90, "spike": 95, "rolling": 95, "ceiling": 95}


@dataclass(frozen=True, slots=True)
class Figures:
    """None where there was nothing to measure; no F1 where nothing was asked for.

    `median_s` and `tail_s`: of the absolute error of a hold's duration (tail: p90), or of the
    time to warn (p95). `bias_s`: the median with its sign.
    """

    kind: LabelKind
    hits: int
    missed: int
    false: int
    left_open: int
    precision: float | None
    recall: float | None
    f1: float | None
    bias_s: float | None
    median_s: float | None
    tail_s: float | None


def figures(kind: LabelKind, sessions: Iterable[Matched]) -> Figures:
    pooled = list(sessions)
    hits = sum(len(one.hits) for one in pooled)
    missed = sum(len(one.missed) for one in pooled)
    false = sum(len(one.false) for one in pooled)
    off_s = [hit.off_s for one in pooled for hit in one.hits if hit.off_s is not None]
    size_s = [abs(off) for off in off_s] if kind == "hold" else off_s
    return Figures(
        kind,
        hits,
        missed,
        false,
        sum(one.left_open for one in pooled),
        precision=_share(hits, hits + false),
        recall=_share(hits, hits + missed),
        f1=_share(2 * hits, 2 * hits + missed + false) if hits + missed else None,
        bias_s=_percentile(off_s, 50),
        median_s=_percentile(size_s, 50),
        tail_s=_percentile(size_s, TAIL_PERCENT[kind]),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _percentile(values_s: Sequence[float], percent: float) -> float | None:
    return float(np.percentile(values_s, percent)) if values_s else None
