"""Every hold in a table; its first cell shows it in the plot."""

from collections.abc import Sequence

from kneadle.report.html import Child, Html, element, join
from kneadle.report.parts import Column, Section, paragraph, shortened, table
from kneadle.report.show import NOTHING, clock, number, pain, share, site
from kneadle.review.hold import HoldNumbers
from kneadle.review.trace import Trace
from kneadle.telling import ENDINGS

MOVING = ("before", "after")


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
        Column("varies by", number=True),
        Column(f"lean-on, {unit}/s", number=True),
        Column("ended by"),
    )
    told = paragraph("Press a hold's name to see it in the plot.", kind="quiet screen-only")
    shown, left = shortened(trace.holds, "holds")
    whole = [told, table("Holds of 3 s and more", columns, map(_row, shown)), left]
    if any(hold.pain_during or hold.before_when or hold.after_when for hold in trace.holds):
        whole.append(_pains(trace.holds))
    return join(whole)


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
        share(hold.cv),
        number(hold.ramp_n_per_s),
        ENDINGS[hold.reason],
    ]


def _pains(holds: Sequence[HoldNumbers]) -> Html:
    """On moving, and under the ball: one says little of the other."""
    columns = (
        Column("hold"),
        Column("where"),
        Column("under the ball, in turn", number=True),
        Column("once let go", number=True),
        Column("when moving, before", number=True),
        Column("when moving, after", number=True),
    )
    said = [each for each in holds if each.pain_during or each.before_when or each.after_when]
    shown, _ = shortened(said, "holds")
    return table("Pain of 10 that was said of each hold", columns, map(_said, shown))


def _said(hold: HoldNumbers) -> list[Child]:
    before, after = (hold.pain_before, hold.before_when), (hold.pain_after, hold.after_when)
    return [
        f"Hold {hold.number}",
        site(hold.muscle, hold.side),
        " ".join(map(str, hold.pain_during)) or NOTHING,
        pain(after[0] if after[1] == "hold" else None),
        pain(before[0] if before[1] in MOVING else None),
        pain(after[0] if after[1] in MOVING else None),
    ]
