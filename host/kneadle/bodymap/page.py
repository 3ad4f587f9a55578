"""The tables of docs/muscles.md: every muscle's texts, each with how well it is known."""

from collections.abc import Iterator

from kneadle.bodymap.shapes import SIGNS
from kneadle.coach.muscles import MARKS, NEIGHBOURS, WORKED, Muscle

MARKER = (
    "<!-- From here on written by: python -m kneadle.bodymap docs/bodymap.svg docs/muscles.md -->"
)


def with_tables(page: str) -> str:
    """The page, with what stands below the marker written again."""
    above, marker, _ = page.partition(MARKER)
    return f"{above}{marker}\n\n" + "\n".join(_tables())


def _tables() -> Iterator[str]:
    yield "## Muscles to work on\n"
    yield from map(_table, WORKED)
    yield "## Neighbours\n"
    yield "They may be felt in the same places. Kneadle explains them and does not coach them.\n"
    yield from map(_table, NEIGHBOURS)
    yield "## How well this is known\n"
    yield "The marks are for spots and for where they may be felt. How to reach them, the stretches"
    yield "and what to avoid were gathered beside them, without a mark of their own.\n"
    yield from (f"- **{mark}**: {words}." for mark, words in MARKS.items())
    yield ""


def _table(muscle: Muscle) -> str:
    rows = {
        "spots": muscle.spots,
        "may be felt": muscle.felt,
        "how to reach": muscle.reach,
        "stretch": muscle.stretch,
        "avoid": muscle.avoid,
        "known": f"{muscle.mark}: {muscle.source}",
    }
    table = "\n".join(f"| {name} | {words} |" for name, words in rows.items())
    return f"### {SIGNS[muscle.name]} {muscle.title}\n\n| | |\n|---|---|\n{table}\n"
