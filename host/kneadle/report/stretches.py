"""The force over time once more, as a table: for whoever cannot see the plot."""

from collections.abc import Iterator

import numpy as np

from kneadle.report.html import Child
from kneadle.report.parts import Column, Section, folded, paragraph, table
from kneadle.report.show import NOTHING, clock, number
from kneadle.report.trace import Trace
from kneadle.report.words import warning

MOST_ROWS = 60
ROUND_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)


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
    return Section(
        "stretches", title, folded("The plot as a table", table(title, columns, _rows(trace)))
    )


def _rows(trace: Trace) -> Iterator[list[Child]]:
    step_s = next((s for s in ROUND_S if trace.end_s - trace.start_s <= s * MOST_ROWS), 86_400)
    start_s = trace.start_s // step_s * step_s
    edges = np.arange(start_s, trace.end_s, step_s)
    places = np.searchsorted(trace.columns.t_s, [*edges, trace.end_s])
    for from_s, first, end in zip(edges.tolist(), places[:-1], places[1:], strict=True):
        low_n, high_n = trace.columns.low_n[first:end], trace.columns.high_n[first:end]
        there = end > first
        yield [
            clock(from_s),
            number(float(low_n.min())) if there else NOTHING,
            number(float(high_n.max())) if there else NOTHING,
            _holds(trace, from_s, from_s + step_s),
            _warnings(trace, from_s, from_s + step_s),
        ]


def _holds(trace: Trace, from_s: float, to_s: float) -> str:
    here = (hold for hold in trace.holds if hold.start_s < to_s and hold.end_s > from_s)
    return ", ".join(str(hold.number) for hold in here) or NOTHING


def _warnings(trace: Trace, from_s: float, to_s: float) -> str:
    here = (each for each in trace.warnings if from_s <= each.start_s < to_s)
    return ", ".join(warning(each.kind) for each in here) or NOTHING
