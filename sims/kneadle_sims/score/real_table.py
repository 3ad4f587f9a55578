"""The recordings' report as plain text: counts, since one trace is no statistic."""

from collections.abc import Iterator

from kneadle_sims.label import LabelKind
from kneadle_sims.score.faults import faults
from kneadle_sims.score.figures import Figures
from kneadle_sims.score.judges import HOST
from kneadle_sims.score.report import Group, Report
from kneadle_sims.score.verdict import KINDS

WIDTH: dict[LabelKind, int] = {"hold": 22, "spike": 14, "rolling": 13, "ceiling": 10}
NOTES = (
    "found/asked, the error of the hold's duration, and what was told for nothing.",
    "Slower than 50 Hz: holds and ceilings only; spikes and rolling are left open.",
)


def real_text(report: Report) -> str:
    if not report.groups:
        return report.head
    heads = "".join(f"{kind:{WIDTH[kind]}}" for kind in KINDS).rstrip()
    rows = [row for group in report.groups for row in _rows(group)]
    return "\n".join([report.head, "", f"{'':41}{heads}", *rows, "", *NOTES, *_wrong(report)])


def _rows(group: Group) -> Iterator[str]:
    name = group.name
    for judge, summary in group.judges.items():
        cells = "".join(f"{_cell(one):{WIDTH[one.kind]}}" for one in summary.kinds.values())
        yield f"{name:32}{judge:9}{cells}".rstrip()
        name = ""


def _cell(one: Figures) -> str:
    asked = one.hits + one.missed
    parts = [f"{one.hits}/{asked}"] if asked else []
    if one.kind == "hold" and one.bias_s is not None:
        parts.append(f"{one.bias_s:+.1f} s")
    if one.false:
        parts.append(f"{one.false} false")
    return ", ".join(parts) or "-"


def _wrong(report: Report) -> Iterator[str]:
    for scored in report.worst:
        wrong = list(faults(scored.judged[HOST]))
        if wrong:
            yield f"\nkneadle on {scored.name}:"
            yield from (f"  {fault}" for fault in wrong)
