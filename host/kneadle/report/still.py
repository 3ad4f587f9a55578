"""The plot for a reader whose programs run no scripts: it cannot be zoomed."""

from kneadle import plot
from kneadle.analyze import Analysis
from kneadle.events import HoldEnded
from kneadle.report.html import Html
from kneadle.report.trace import Trace
from kneadle.review.hold import HoldNumbers
from kneadle.view import Update, View


def still(trace: Trace) -> Html:
    envelope = plot.Envelope()
    for force_n in (trace.columns.low_n, trace.columns.high_n):
        envelope.add(Update((), trace.columns.t_s, force_n, View()))
    events = [*map(_ended, trace.holds), *trace.warnings]
    analysis = Analysis("Force over time", events, trace.start_s, trace.end_s)
    return Html(plot.svg(analysis, envelope, trace.limits))


def _ended(hold: HoldNumbers) -> HoldEnded:
    return HoldEnded(
        hold.end_s,
        start_s=hold.start_s,
        end_s=hold.end_s,
        held_s=hold.held_s,
        mean_n=hold.mean_n,
        peak_n=hold.peak_n,
        cv=hold.cv,
        credited=hold.credited,
        reason=hold.reason,
    )
