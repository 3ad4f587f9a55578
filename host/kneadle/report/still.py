"""The plot for a reader whose programs run no scripts: it cannot be zoomed."""

from kneadle.plot import svg
from kneadle.report.html import Html
from kneadle.review.trace import Trace


def still(trace: Trace) -> Html:
    shown = trace.columns, trace.ceilings, trace.holds, trace.warnings, trace.unit
    return Html(svg("Force over time", *shown))
