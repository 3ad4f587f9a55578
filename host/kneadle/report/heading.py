"""The first lines: what this is, of when, made by whom, and what to mind."""

from collections.abc import Iterable

from kneadle.report.html import Html, element, join
from kneadle.report.parts import facts, paragraph

PRIVATE = (
    "It holds what somebody said about pain and health: give it only to whom that person trusts."
)


def heading(title: str, pairs: Iterable[tuple[str, str]], mind: Iterable[str]) -> Html:
    return join(
        [
            paragraph("Kneadle: pacing of self-massage, a report", kind="quiet"),
            element("h1", title),
            *(paragraph(each, kind="mind") for each in mind),
            facts((name, element("span", value, dir="auto")) for name, value in pairs),
            paragraph(f"A record of pressure and of what was said. {PRIVATE}", kind="quiet"),
        ]
    )
