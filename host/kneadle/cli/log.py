"""kneadle log: what the journal holds."""

from argparse import Namespace
from typing import Any

from kneadle.cli.output import say
from kneadle.cli.recording import load_session
from kneadle.coach.site import Site
from kneadle.exchange.described import plain_json
from kneadle.journal.read import SessionRow
from kneadle.journal.wanted import Wanted, find
from kneadle.journal.where import journal_path
from kneadle.registry.file import devices
from kneadle.review.went import went
from kneadle.telling import minutes

HEADING = " No  started           length  holds  warnings  device"
WIDTHS = 6, 7, 10  # of length, holds and warnings
NONE = "No sessions yet. `kneadle live` records one, `kneadle demo` shows how."
NONE_LIKE_THAT = "No session is like that. `kneadle log` lists them all."


def run(arguments: Namespace) -> int:
    if arguments.action == "list":
        return _list(arguments)
    if arguments.action == "show":
        return _show(arguments)
    from kneadle.cli import log_edit

    return log_edit.run(arguments)


def _list(arguments: Namespace) -> int:
    wanted = Wanted(
        since=arguments.since,
        until=arguments.until,
        muscle=arguments.muscle,
        side=arguments.side,
        device=device_called(arguments.device),
        tag=arguments.tag,
        words=tuple((arguments.search or "").split()),
    )
    rows = find(journal_path(), wanted)
    none = NONE if wanted == Wanted() else NONE_LIKE_THAT
    say(plain_json([brief(row) for row in rows]) if arguments.json else listing(rows, none))
    return 0


def _show(arguments: Namespace) -> int:
    from kneadle.cli import log_show
    from kneadle.journal.verdicts import verdicts

    stored = load_session(arguments.session or "latest")
    judged = verdicts(journal_path(), stored.info.id)
    as_json = arguments.json
    say(plain_json(log_show.full(stored, judged)) if as_json else log_show.text(stored, judged))
    return 0


def device_called(name: str | None) -> str | None:
    """By the name that the person gave it, or by what it says of itself."""
    if name is None:
        return None
    called = [each for each in devices().read().devices if each.name.casefold() == name.casefold()]
    return called[0].identity or name if called else name


def listing(rows: list[SessionRow], none: str = NONE) -> str:
    return "\n".join([HEADING, *map(row, rows)]) if rows else none


def row(row: SessionRow) -> str:
    how = went(row, WIDTHS, minutes)
    return f"{row.id:>3}  {row.started:%Y-%m-%d %H:%M}  {how}  {row.device}{_about(row)}"


def _about(row: SessionRow) -> str:
    sites = ", ".join(str(Site(site.muscle, site.side)) for site in row.worked)
    tags = " ".join(f"[{tag}]" for tag in row.tags)
    return "".join(f"  {words}" for words in (sites, tags) if words)


def brief(row: SessionRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
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
