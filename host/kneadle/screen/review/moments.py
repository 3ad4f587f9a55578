"""Holds and warnings of a session, as rows to jump to and as spans of its plot."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from operator import attrgetter

from kneadle.coach import rules
from kneadle.events import Event, WarningEnded
from kneadle.review.hold import HoldNumbers
from kneadle.review.session import SessionNumbers
from kneadle.review.warned import every_warning
from kneadle.screen.review.clock import clock
from kneadle.screen.trail import Span
from kneadle.screen.widgets.trace_plot import HOLD_GLYPH
from kneadle.telling import GLYPHS, NAMES

MORE_FROM = 39  # cells of a row before it says more
_WHY_NOT = {
    rules.PAIN.id: "too painful",
    rules.NERVE.id: "a nerve",
    rules.OVER.id: "over ceiling",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """Times are in seconds since the session began. `more` is for those who have room."""

    span: Span
    words: str
    more: str

    @property
    def end_s(self) -> float:
        return self.span.start_s if self.span.end_s is None else self.span.end_s

    def row(self, *, wide: bool) -> str:
        glyph = HOLD_GLYPH if self.span.kind == "hold" else GLYPHS[self.span.kind]
        short = f"{clock(self.span.start_s):>8} {glyph} {self.words}"
        return f"{short:<{MORE_FROM}} {self.more}" if wide else short


def moments(numbers: SessionNumbers, events: Iterable[Event], began_s: float) -> tuple[Moment, ...]:
    """In order of time; `began_s` is the device time at which the session began."""
    unit = numbers.unit
    found = [_hold(hold, began_s, unit) for hold in numbers.holds]
    found += (_warning(each, began_s, unit) for each in every_warning(events))
    return tuple(sorted(found, key=attrgetter("span.start_s")))


def _hold(hold: HoldNumbers, began_s: float, unit: str) -> Moment:
    start_s, end_s = hold.start_s - began_s, hold.end_s - began_s
    return Moment(
        Span("hold", start_s, start_s, end_s),
        f"{hold.held_s:.0f} s at {hold.mean_n:.0f} {unit}, {_counted(hold)}",
        f"peak {hold.peak_n:.0f} {unit}, varies by {100 * hold.cv:.0f} %{_pain(hold)}",
    )


def _counted(hold: HoldNumbers) -> str:
    """Where it does not count, why, by the rule that the coach named."""
    if hold.counts:
        return "counted"
    if hold.verdict is None:
        return "not asked for" if hold.guided else "too short"
    return _WHY_NOT.get(hold.verdict.rule, "too short")


def _pain(hold: HoldNumbers) -> str:
    """Under the ball: that on moving is said of the session."""
    return f", pain {' '.join(map(str, hold.pain_during))}" if hold.pain_during else ""


def _warning(ended: WarningEnded, began_s: float, unit: str) -> Moment:
    start_s, end_s = ended.start_s - began_s, ended.end_s - began_s
    peak = f", {ended.peak_n:.0f} {unit}" if isfinite(ended.peak_n) and ended.kind != "gap" else ""
    return Moment(
        Span(ended.kind, start_s, ended.warned_at_s - began_s, end_s),
        NAMES[ended.kind],
        f"{end_s - start_s:.1f} s{peak}",
    )
