"""The sentences that a physiotherapist reads first. What was measured and said, never why."""

from collections.abc import Iterator

from kneadle.coach import rules
from kneadle.events import WarningKind
from kneadle.journal.read import SessionRow
from kneadle.report.content import Session
from kneadle.report.said import refusals
from kneadle.report.show import capital, duration, listed, number, share, site, times
from kneadle.review.ceilings import Ceiling
from kneadle.review.hold import HoldNumbers
from kneadle.review.link import LinkNumbers
from kneadle.review.session import SessionNumbers
from kneadle.review.site import SiteNumbers
from kneadle.review.warned import WarningCount
from kneadle.telling import NAMES, count

NO_READING = "No reading was recorded."


def in_short(session: Session) -> Iterator[str]:
    numbers, unit = session.kept.numbers, session.trace.unit
    yield _pressed(numbers)
    yield holds(numbers, unit)
    if numbers.ceilings:
        yield f"Ceiling: {ceilings(numbers)}."
    yield from (_pain(each) for each in numbers.sites if each.pain_before is not None)
    yield warned(numbers.warnings)
    if session.kept.refused:
        yield refusals(session.kept.refused)
    yield link(numbers.link, session.kept.row)


def warning(kind: WarningKind) -> str:
    """The names are meant for the person; somebody else is reading."""
    return NAMES[kind].replace("your", "the")


def _pressed(numbers: SessionNumbers) -> str:
    if numbers.guided and not numbers.loaded_s:
        return "Nothing was pressed."
    pressed = f"Pressed for {duration(numbers.loaded_s)} in all"
    if numbers.loaded_by == "contact":
        return f"{pressed}; not a guided session, so nobody said where."
    where = [
        f"{site(each.muscle, each.side)} {duration(each.loaded_s)}"
        for each in numbers.sites
        if each.loaded_s > 0
    ]
    return f"{pressed}: {listed(where)}." if where else f"{pressed}."


def holds(numbers: SessionNumbers, unit: str) -> str:
    if not numbers.holds:
        return "No hold of 3 s or more."
    forces = [hold.mean_n for hold in numbers.holds]
    longest_s = max(hold.held_s for hold in numbers.holds)
    return (
        f"{capital(count(len(numbers.holds), 'hold'))} of 3 s or more, {numbers.counted} of them"
        f" counted; {duration(numbers.held_s)} held in all, the longest {duration(longest_s)};"
        f" mean force {_range(forces, unit)}{_in_band(numbers.holds)}."
    )


def _in_band(each: tuple[HoldNumbers, ...]) -> str:
    known = [hold for hold in each if hold.in_band_s is not None]
    long_s = sum(hold.long_s for hold in known)
    in_band_s = sum(hold.in_band_s or 0.0 for hold in known)
    if not long_s:
        return ""
    return f"; in the working band {share(in_band_s / long_s)} of the time from start to end"


def _range(values: list[float], unit: str) -> str:
    low, high = f"{min(values):.0f}", f"{max(values):.0f}"
    return f"{low} {unit}" if low == high else f"{low} to {high} {unit}"


def ceilings(numbers: SessionNumbers) -> str:
    """One after the other."""
    return ", then ".join(_ceiling(each, numbers) for each in numbers.ceilings)


def _ceiling(each: Ceiling, numbers: SessionNumbers) -> str:
    force = f"{each.ceiling_n:.0f} {numbers.unit}"
    if each.why in ("raised", "lowered"):
        return f"{each.why} to {force}"
    several = len({(one.muscle, one.side) for one in numbers.ceilings}) > 1
    return f"{force} for the {site(each.muscle, each.side)}" if several else force


def _pain(each: SiteNumbers) -> str:
    where = f"Pain when moving, {site(each.muscle, each.side)}: {each.pain_before} of 10 before"
    if each.pain_after is None:
        return f"{where}; not asked after."
    least = f"{rules.CHANGE.value:g} points"
    change = {
        "better": f"less by at least {least}, which is called a real change",
        "worse": f"more by at least {least}, which is called a real change",
        "same": f"below {least}, so no real change",
        "unknown": "",
    }[each.change]
    walk = f"; walking was {_WALKS[each.walk]}" if each.walk else ""
    return f"{where}, {each.pain_after} after{f' ({change})' if change else ''}{walk}."


_WALKS = {"easier": "easier", "same": "the same", "worse": "worse"}


def warned(warnings: tuple[WarningCount, ...]) -> str:
    if not warnings:
        return "No warnings."
    told = [f"{warning(each.kind)} {times(each.times)}" for each in warnings]
    return f"Warnings: {listed(told)}."


def link(numbers: LinkNumbers, row: SessionRow) -> str:
    if row.interrupted:
        return "The session was not closed: what was recorded until then is here."
    if not row.readings:
        return NO_READING
    if numbers.samples is None:
        return "How many readings were lost is not known."
    gaps = f"{count(numbers.gaps, 'gap')} of {number(numbers.gap_s)} s in all"
    lost = f"{share(numbers.lost_share)} of the readings never came"
    if not numbers.lost and not numbers.gaps:
        return "Every reading arrived, as far as the device can tell."
    return f"{lost if numbers.lost else 'No reading is known to be lost'}; {gaps}."
