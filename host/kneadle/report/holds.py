"""Every hold in a table; its first cell shows it in the plot."""

from kneadle.report.html import Child, Html, element, join
from kneadle.report.parts import Column, Section, paragraph, shortened, table
from kneadle.report.show import NOTHING, clock, number, pain, share, site
from kneadle.review.hold import HoldNumbers
from kneadle.review.trace import Trace
from kneadle.telling import ENDINGS


def holds(trace: Trace) -> Section:
    return Section("holds", "Holds", _table(trace) if trace.holds else paragraph("None of 3 s."))


def jump(words: str, start_s: float, end_s: float) -> Html:
    """A button that takes the plot there."""
    return element(
        "button",
        words,
        type="button",
        class_="jump",
        data_start=repr(start_s),
        data_end=repr(end_s),
        title="Show in the plot",
    )


def _table(trace: Trace) -> Html:
    unit = trace.unit
    columns = (
        Column("hold"),
        Column("began", number=True),
        Column("where"),
        Column("held, s", number=True),
        Column("counted"),
        Column(f"mean, {unit}", number=True),
        Column(f"peak, {unit}", number=True),
        Column(f"ceiling, {unit}", number=True),
        Column("in band", number=True),
        Column("steadiness", number=True),
        Column(f"lean-on, {unit}/s", number=True),
        Column("pain before, during, after", number=True),
        Column("ended by"),
    )
    told = paragraph("Press a hold's name to see it in the plot.", kind="quiet screen-only")
    shown, left = shortened(trace.holds, "holds")
    return join([told, table("Holds of 3 s and more", columns, map(_row, shown)), left])


def _row(hold: HoldNumbers) -> list[Child]:
    return [
        jump(f"Hold {hold.number}", hold.start_s, hold.end_s),
        clock(hold.start_s),
        site(hold.muscle, hold.side),
        number(hold.held_s),
        "yes" if hold.counts else "no",
        number(hold.mean_n),
        number(hold.peak_n),
        number(hold.ceiling_n, 0),
        share(hold.in_band_share),
        number(hold.cv, 2),
        number(hold.ramp_n_per_s),
        _pains(hold),
        ENDINGS[hold.reason],
    ]


def _pains(hold: HoldNumbers) -> str:
    during = " ".join(map(str, hold.pain_during)) or NOTHING
    return f"{pain(hold.pain_before)} / {during} / {pain(hold.pain_after)}"
