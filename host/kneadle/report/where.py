"""Where was pressed: the body map, and a table of each muscle and side."""

from collections.abc import Iterable

from kneadle.bodymap.legend import KEY_ROWS, ROW, key, told
from kneadle.bodymap.panel import width
from kneadle.bodymap.svg import LEGEND_WIDTH, svg
from kneadle.coach.muscles import KNOWN
from kneadle.muscles import MUSCLES
from kneadle.report.html import Child, Html, element, join
from kneadle.report.parts import Column, Section, paragraph, table
from kneadle.report.show import NOTHING, capital, duration, number, pain, site
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
    whole = (width(known) + LEGEND_WIDTH) / width(known)
    return element(
        "figure",
        element(
            "div", Html(svg(list(known), known)), class_="drawn", style=f"--whole: {whole:.4f}"
        ),
        _below(known),
        class_="map",
    )


def _below(known: dict[tuple[str, str], float]) -> Html:
    """The words of the map once more: beside it there is no room for them on a phone."""
    names = [name for name in MUSCLES if any(name == muscle for muscle, _ in known)]
    told_ = (
        paragraph(
            element("strong", capital(KNOWN[name].title)), ". ", " ".join(told(KNOWN[name], known))
        )
        for name in names
    )
    tall = KEY_ROWS * ROW
    box = f"-1 -{ROW / 2:g} {LEGEND_WIDTH:g} {tall:g}"
    signs = element(
        "svg", Html("".join(key())), class_="kneadle-map", viewBox=box, aria_hidden="true"
    )
    return element("div", *told_, signs, class_="phone")


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
