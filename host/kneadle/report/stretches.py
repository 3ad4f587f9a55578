"""The force over time once more, as a table: for whoever cannot see the plot."""

from math import ceil

import numpy as np

from kneadle.report.html import Child, Html, join
from kneadle.report.parts import Column, Section, folded, paragraph, shortened, table
from kneadle.report.show import NOTHING, clock, number
from kneadle.report.words import warning
from kneadle.review.trace import Trace

MOST_ROWS = 60
ROUND_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 86400)


def stretches(trace: Trace) -> Section:
    title = "Force, stretch by stretch"
    if not len(trace.columns.t_s):
        return Section("stretches", title, paragraph("No readings."))
    columns = (
        Column("from"),
        Column(f"lowest, {trace.unit}", number=True),
        Column(f"highest, {trace.unit}", number=True),
        Column("holds"),
        Column("warnings"),
    )
    step_s, numbers = _stretches(trace)
    shown, left = shortened(numbers, "stretches")
    rows = (_row(trace, place * step_s, (place + 1) * step_s) for place in shown)
    whole = join([table(title, columns, rows), _silent(numbers), left])
    return Section("stretches", title, folded("The plot as a table", whole))


def _stretches(trace: Trace) -> tuple[int, list[int]]:
    """How long one is, no shorter than a column, and the numbers of those in which there is
    anything: where the time of a device jumps, years may lie between two readings."""
    told_s = [each.start_s for each in trace.warnings]
    there_s = np.concatenate((trace.columns.t_s, np.array(told_s, dtype=np.float64)))
    finest_s = trace.columns.step_s
    coarsest_s = ROUND_S[-1] * ceil(finest_s / ROUND_S[-1])
    for step_s in (*(s for s in ROUND_S if s >= finest_s), coarsest_s):
        numbers = np.unique(there_s // step_s)
        if len(numbers) <= MOST_ROWS:
            break
    return step_s, numbers.astype(np.int64).tolist()


def _silent(numbers: list[int]) -> Html | None:
    if numbers[-1] - numbers[0] < len(numbers):
        return None
    return paragraph("Stretches without a reading or a warning are left out.")


def _row(trace: Trace, from_s: float, to_s: float) -> list[Child]:
    first, end = np.searchsorted(trace.columns.t_s, [from_s, to_s])
    low_n, high_n = trace.columns.low_n[first:end], trace.columns.high_n[first:end]
    there = end > first
    return [
        clock(from_s),
        number(float(low_n.min())) if there else NOTHING,
        number(float(high_n.max())) if there else NOTHING,
        _holds(trace, from_s, to_s),
        _warnings(trace, from_s, to_s),
    ]


def _holds(trace: Trace, from_s: float, to_s: float) -> str:
    here = (hold for hold in trace.holds if hold.start_s < to_s and hold.end_s > from_s)
    return ", ".join(str(hold.number) for hold in here) or NOTHING


def _warnings(trace: Trace, from_s: float, to_s: float) -> str:
    here = (each for each in trace.warnings if from_s <= each.start_s < to_s)
    return ", ".join(warning(each.kind) for each in here) or NOTHING
