"""Where was pressed: the body map, and a table of each muscle and side."""

from collections.abc import Iterable, Sequence

from kneadle.bodymap.svg import svg
from kneadle.muscles import MUSCLES
from kneadle.report.html import Child, Html, element, join
from kneadle.report.parts import Column, Section, paragraph, table
from kneadle.report.show import NOTHING, duration, number, pain, site
from kneadle.review.session import SessionNumbers
from kneadle.review.site import SiteNumbers

NOBODY_SAID = "Not a guided session: nobody said where was pressed."
NOTHING_PRESSED = "Guided, but nothing was pressed. What the coach said to that is below."


def where(numbers: SessionNumbers) -> Section:
    sites = numbers.sites
    worked = {(each.muscle, each.side): each.loaded_s for each in sites if each.loaded_s > 0}
    content = [body_map(worked), _table(sites, numbers.unit)] if sites else []
    if not worked:
        content.append(paragraph(NOTHING_PRESSED if numbers.guided else NOBODY_SAID))
    return Section("where", "Where, and pain when moving", join(content))


def body_map(worked_s: dict[tuple[str, str], float]) -> Html:
    """Nothing without a site that Kneadle has on its map."""
    known = {place: seconds for place, seconds in worked_s.items() if place[0] in MUSCLES}
    if not known:
        return Html("")
    return element(
        "figure",
        Html(svg(list(known), known)),
        class_="map",
        tabindex=0,  # on a phone it is wider than the screen, and scrolls
        aria_label="Body map",
    )


def _table(sites: Iterable[SiteNumbers], unit: str) -> Html:
    columns = (
        Column("where"),
        Column("pressed", number=True),
        Column("holds", number=True),
        Column("counted", number=True),
        Column(f"ceiling at the end, {unit}", number=True),
        Column(f"force at pain 4 to 6, {unit}", number=True),
        Column("pain when moving, before", number=True),
        Column("after", number=True),
        Column("change"),
        Column("walking"),
        Column("sore from last time"),
        Column("bruise"),
    )
    return table("Each muscle and side", columns, map(_row, sites))


def _row(each: SiteNumbers) -> list[Child]:
    return [
        site(each.muscle, each.side),
        duration(each.loaded_s),
        str(each.holds),
        str(each.counted),
        number(each.ceiling_n, 0),
        number(each.force_at_pain_n),
        pain(each.pain_before),
        pain(each.pain_after),
        NOTHING if each.change == "unknown" else each.change,
        each.walk or NOTHING,
        _sore(each),
        {None: NOTHING, True: "yes", False: "no"}[each.bruised],
    ]


def _sore(each: SiteNumbers) -> str:
    if each.soreness is not None:
        return f"{each.soreness} of 10"
    return {None: NOTHING, True: "4 of 10 or more", False: "below 4 of 10"}[each.sore]
