"""A report as plain text of at most 100 columns."""

from collections.abc import Iterator, Sequence

from kneadle_sims.label import LabelKind
from kneadle_sims.score.case import Scored
from kneadle_sims.score.faults import faults
from kneadle_sims.score.figures import Figures
from kneadle_sims.score.judges import HOST
from kneadle_sims.score.report import Group, Report
from kneadle_sims.score.suites import change
from kneadle_sims.score.summary import Summary
from kneadle_sims.score.targets import Target
from kneadle_sims.score.verdict import KINDS

COLUMNS = 100
NONE = "-"


def text(report: Report) -> str:
    first, *others = report.groups
    parts = [
        [report.head],
        _classes(first),
        _groups(first, others, losses=report.suite == "robust"),
        map(_target, report.targets),
        _worst(report.worst),
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def _classes(group: Group) -> Iterator[str]:
    yield (
        f"{group.name:20}{'found':>7}{'missed':>7}{'false':>7}{'open':>6}{'precision':>10}{'recall':>8}"
        f"{'F1':>7}{'median':>9}{'tail':>9}"
    )
    for judge, summary in group.judges.items():
        yield from (_class(judge, one) for one in summary.kinds.values())
        yield f"{judge:8} false warnings per loaded hour: {_number(summary.false_per_h, 2)}"
    yield "median, tail: absolute error of a hold's duration (tail: p90), else time to warn (p95)"
    yield "open: labels that the definition leaves open, neither asked for nor held against anyone"


def _class(judge: str, one: Figures) -> str:
    return (
        f"{judge:8} {one.kind:11}{one.hits:7}{one.missed:7}{one.false:7}{one.left_open:6}"
        f"{_number(one.precision, 3):>10}{_number(one.recall, 3):>8}{_number(one.f1, 3):>7}"
        f"{_seconds(one.median_s):>9}{_seconds(one.tail_s):>9}"
    )


def _groups(first: Group, others: Sequence[Group], *, losses: bool) -> Iterator[str]:
    """F1 of each class, one line a group; with what was lost against the first group."""
    heads = "".join(f"{f'{kind} F1':>15}" for kind in KINDS)
    yield f"{HOST + ', by group':20}{'sessions':>9}{heads}{'false/h':>9}"
    for group in (first, *others):
        base = first.judges[HOST] if losses and group is not first else None
        yield _group(group, base)


def _group(group: Group, base: Summary | None) -> str:
    summary = group.judges[HOST]
    cells = "".join(f"{_f1(summary, base, kind):>15}" for kind in KINDS)
    return f"{group.name:20}{summary.sessions:9}{cells}{_false(summary):>9}"


def _false(summary: Summary) -> str:
    """Where nobody was on the ball there is no hour to divide by."""
    if summary.false_per_h is None:
        return f"{summary.false_warnings} told"
    return f"{summary.false_per_h:.2f}"


def _f1(summary: Summary, base: Summary | None, kind: LabelKind) -> str:
    f1 = _number(summary.kinds[kind].f1, 3)
    changed = None if base is None else change(kind, base, summary)
    return f1 if changed is None else f"{f1} ({changed:+.3f})"


def _target(target: Target) -> str:
    value = _number(target.value, 0 if isinstance(target.value, int) else 3)
    met = "not measured" if target.value is None else "ok" if target.met else "MISSED"
    asked = f"{target.relation} {target.bound:g} {target.unit}"
    return f"{target.name:36}{value:>8} {target.unit:1}   asked {asked:10}{met}"


def _worst(sessions: Sequence[Scored]) -> Iterator[str]:
    yield "Worst sessions" if sessions else "Nothing went wrong in any session."
    for scored in sessions:
        yield _one_line(scored)


def _one_line(scored: Scored) -> str:
    """As many faults as fit; the JSON has them all."""
    line = f"{scored.name} ({scored.rate_hz:g} Hz, C {scored.ceiling_n:.0f} N)"
    wrong = list(faults(scored.judged[HOST]))
    for i, fault in enumerate(wrong):
        more = f"; +{len(wrong) - i} more"
        if len(line) + len(fault) + len(more) + 2 > COLUMNS:
            return line + more
        line += f"; {fault}"
    return line


def _number(value: float | None, places: int) -> str:
    return NONE if value is None else f"{value:.{places}f}"


def _seconds(value_s: float | None) -> str:
    return NONE if value_s is None else f"{value_s:.2f} s"
