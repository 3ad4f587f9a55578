"""The force over time: a plot to zoom, and what it shows in words."""

from kneadle.report.html import Html, element
from kneadle.report.parts import Section, paragraph
from kneadle.report.show import clock, listed
from kneadle.report.still import still
from kneadle.report.words import warning
from kneadle.review.trace import Trace
from kneadle.telling import GLYPHS, count

BUTTONS = (
    ("out", "Zoom out", "−"),
    ("in", "Zoom in", "+"),
    ("back", "Earlier", "←"),
    ("on", "Later", "→"),
    ("all", "All of it", "All"),
)
KEYS = (
    "Drag, or use the arrow keys, to move; + and − zoom, 0 shows all of it. Once the plot was"
    " clicked or reached by Tab, the wheel zooms too."
)


def plot(trace: Trace) -> Section:
    title = "Force over time"
    if not len(trace.columns.t_s):
        return Section("force", title, paragraph("No readings."))
    return Section("force", title, _figure(trace))


def _figure(trace: Trace) -> Html:
    buttons = [_button(*each) for each in BUTTONS]
    return element(
        "figure",
        element("div", *buttons, class_="controls control", role="group", aria_label="Plot"),
        element(
            "div",
            id="plot",
            tabindex=0,
            role="group",
            aria_label="Plot of force over time",
            aria_describedby="plot-told plot-keys",
        ),
        element("output", id="plot-shows", class_="quiet control"),
        element("noscript", still(trace)),
        paragraph(element("span", KEYS, id="plot-keys"), kind="quiet control"),
        element("figcaption", element("span", told(trace), id="plot-told"), _key(trace)),
    )


def _button(does: str, name: str, sign: str) -> Html:
    return element("button", sign, type="button", data_does=does, aria_label=name, title=name)


def told(trace: Trace) -> str:
    """Instead of the picture."""
    highest_n = float(trace.columns.high_n.max(initial=0.0))
    at_s = float(trace.columns.t_s[int(trace.columns.high_n.argmax())])
    ceilings = listed(
        [f"{ceiling_n:.0f} {trace.unit} from {clock(t_s)}" for t_s, ceiling_n in trace.ceilings]
    )
    return (
        f"Force from {clock(trace.start_s)} to {clock(trace.end_s)}, at most {highest_n:.0f}"
        f" {trace.unit} at {clock(at_s)}; {count(len(trace.holds), 'hold')} shaded,"
        f" {count(len(trace.warnings), 'warning')} marked above; ceiling {ceilings}."
        " Near the end of the page the same is a table."
    )


def _key(trace: Trace) -> Html:
    kinds = dict.fromkeys(each.kind for each in trace.warnings)
    signs = [f"{GLYPHS[kind]} {warning(kind)}" for kind in kinds]
    return paragraph(
        "The line is as thick as the force varied. Dashed: the ceiling. Shaded: holds.",
        f" Signs: {'; '.join(signs)}." if signs else None,
        kind="quiet",
    )
