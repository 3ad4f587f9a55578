"""Warnings: how often each, and every one of them."""

from math import isfinite

from kneadle.events import WarningEnded
from kneadle.report.holds import jump
from kneadle.report.html import Child, Html, join
from kneadle.report.parts import Column, Section, folded, paragraph, shortened, table
from kneadle.report.show import NOTHING, capital, clock, number
from kneadle.report.words import warning
from kneadle.review.session import SessionNumbers
from kneadle.review.trace import Trace
from kneadle.review.warned import WarningCount
from kneadle.telling import GLYPHS

AROUND_S = 2.0  # shown before and after
MANY = 12  # more are folded away on a screen


def warned(trace: Trace, numbers: SessionNumbers) -> Section:
    if not numbers.warnings:
        return Section("warnings", "Warnings", paragraph("None."))
    return Section("warnings", "Warnings", join([_counts(trace, numbers), _each(trace)]))


def _counts(trace: Trace, numbers: SessionNumbers) -> Html:
    columns = (
        Column("warning"),
        Column("times", number=True),
        Column("per minute pressed", number=True),
        Column(f"highest, {trace.unit}", number=True),
    )
    return table("Warnings by kind", columns, map(_count, numbers.warnings))


def _count(each: WarningCount) -> list[Child]:
    return [_name(each), str(each.times), number(each.per_loaded_min), _peak(each.peak_n)]


def _each(trace: Trace) -> Html:
    columns = (
        Column("warning"),
        Column("began", number=True),
        Column("told", number=True),
        Column("lasted, s", number=True),
        Column(f"highest, {trace.unit}", number=True),
    )
    shown, left = shortened(trace.warnings, "warnings")
    whole = join([table("Every warning", columns, map(_row, shown)), left])
    return whole if len(trace.warnings) <= MANY else folded("Every warning", whole)


def _row(each: WarningEnded) -> list[Child]:
    return [
        jump(_name(each), each.start_s - AROUND_S, each.end_s + AROUND_S),
        clock(each.start_s),
        clock(each.warned_at_s),
        number(each.end_s - each.start_s),
        _peak(each.peak_n),
    ]


def _name(each: WarningEnded | WarningCount) -> str:
    return f"{GLYPHS[each.kind]} {capital(warning(each.kind))}"


def _peak(peak_n: float) -> str:
    """In a gap nobody knows the force."""
    return number(peak_n) if isfinite(peak_n) and peak_n > 0 else NOTHING
