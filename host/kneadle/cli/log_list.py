"""Sessions as a list, a line each."""

from collections.abc import Mapping, Sequence
from typing import Any

from kneadle.coach.site import Site
from kneadle.journal.read import SessionRow
from kneadle.review.went import went
from kneadle.telling import minutes

WIDTHS = 6, 17, 10  # of length, holds and warnings
HEADING = " No  started           length  holds (counted)  warnings  "
NONE = "No sessions yet. `kneadle live` records one, `kneadle demo` shows how."


def listing(rows: Sequence[SessionRow], counted: Mapping[int, int], none: str = NONE) -> str:
    """`counted` as the journal has it: how many holds of each session counted."""
    if not rows:
        return none
    wide = max(len("device"), *(len(_device(row)) for row in rows))
    heading = f"{HEADING}{'device':<{wide}}  where, [tags]"
    return "\n".join([heading, *(_line(row, counted.get(row.id, 0), wide) for row in rows)])


def _line(row: SessionRow, counted: int, wide: int) -> str:
    how = went(row, WIDTHS, minutes, counted)
    line = f"{row.id:>3}  {row.started:%Y-%m-%d %H:%M}  {how}  {_device(row):<{wide}}"
    return "  ".join([line, *_about(row)]).rstrip()


def _device(row: SessionRow) -> str:
    return ", ".join(filter(None, (row.device, "made up" if row.made_up else "")))


def _about(row: SessionRow) -> list[str]:
    sites = ", ".join(str(Site(site.muscle, site.side)) for site in row.worked)
    tags = " ".join(f"[{tag}]" for tag in row.tags)
    return [words for words in (sites, tags) if words]


def brief(row: SessionRow) -> dict[str, Any]:
    """The same for a program."""
    return {
        "id": row.id,
        "kind": row.kind,
        "made_up": row.made_up,
        "started": row.started.isoformat(),
        "ended": row.ended.isoformat() if row.ended else None,
        "interrupted": row.interrupted,
        "device": row.device,
        "program_version": row.program_version,
        "summary": row.summary.stored,
        "note": row.note,
        "tags": row.tags,
        "worked": [site._asdict() for site in row.worked],
    }
