"""Every session in a row of a table."""

from kneadle.report.content import Kept, Weeks
from kneadle.report.html import Child, Html
from kneadle.report.parts import Column, paragraph, table
from kneadle.report.show import NOTHING, duration, number, pain, site
from kneadle.review.site import SiteNumbers

_COLUMNS = (
    Column("day"),
    Column("no.", number=True),
    Column("where"),
    Column("pressed", number=True),
    Column("holds", number=True),
    Column("counted", number=True),
    Column("ceiling, N"),
    Column("force at pain 4 to 6, N"),
    Column("pain when moving, before to after"),
    Column("warnings", number=True),
)


def sessions(weeks: Weeks) -> Html:
    if not weeks.sessions:
        return paragraph("None.")
    return table("Sessions, oldest first", _COLUMNS, map(_row, weeks.sessions))


def _row(kept: Kept) -> list[Child]:
    numbers = kept.numbers
    sites = [each for each in numbers.sites if each.loaded_s > 0 or each.pain_before is not None]
    return [
        f"{kept.row.started:%a %d %b, %H:%M}",
        str(kept.row.id),
        _each([site(each.muscle, each.side) for each in sites]),
        duration(numbers.loaded_s),
        str(len(numbers.holds)),
        str(numbers.counted),
        _each([number(each.ceiling_n, 0) for each in sites]),
        _each([number(each.force_at_pain_n) for each in sites]),
        _each([_pains(each) for each in sites]),
        str(sum(each.times for each in numbers.warnings)),
    ]


def _pains(each: SiteNumbers) -> str:
    return f"{pain(each.pain_before)} to {pain(each.pain_after)}"


def _each(values: list[str]) -> str:
    """Of two sites, in their order."""
    return "; ".join(values) or NOTHING
