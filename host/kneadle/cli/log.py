"""kneadle log: what the journal holds."""

import json
from argparse import Namespace
from typing import Any

from kneadle.cli.output import say
from kneadle.cli.printer import table
from kneadle.cli.recording import load_session
from kneadle.events import Quality, to_json
from kneadle.journal import read
from kneadle.journal.read import SessionRow, StoredEvent, StoredSession
from kneadle.journal.where import journal_path
from kneadle.telling import minutes, tell


def run(arguments: Namespace) -> int:
    if arguments.action == "show":
        stored = load_session(arguments.session or "latest")
        say(json.dumps(_full(stored)) if arguments.json else _text(stored))
        return 0
    rows = read.list_sessions(journal_path())
    say(json.dumps([_brief(row) for row in rows]) if arguments.json else _list(rows))
    return 0


def _list(rows: list[SessionRow]) -> str:
    if not rows:
        return "No sessions yet. `kneadle live` records one, `kneadle demo` shows how."
    return "\n".join([" No  started           length  holds  warnings  device", *map(_row, rows)])


def _row(row: SessionRow) -> str:
    summary = row.summary or {}
    if not row.readings:
        return f"{row.id:>3}  {row.started:%Y-%m-%d %H:%M}   no data  {row.device}"
    ended = "not closed" if row.interrupted else f"{summary.get('holds', '-'):>5}"
    length = minutes(summary["t_s"]) if "t_s" in summary else "-"
    warnings = "" if row.interrupted else f"{summary.get('warnings', '-'):>8}"
    return (
        f"{row.id:>3}  {row.started:%Y-%m-%d %H:%M}  {length:>6}  {ended} {warnings}  {row.device}"
    )


def _brief(row: SessionRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "started": row.started.isoformat(),
        "ended": row.ended.isoformat() if row.ended else None,
        "interrupted": row.interrupted,
        "device": row.device,
        "program_version": row.program_version,
        "summary": row.summary,
        "note": row.note,
    }


def _full(stored: StoredSession) -> dict[str, Any]:
    return {
        **_brief(stored.info),
        "limits": stored.info.limits,
        "events": [_event(kept) for kept in stored.events],
    }


def _event(kept: StoredEvent) -> dict[str, Any]:
    """As the event stream said it."""
    return {**to_json(kept.event), "utc": kept.utc.isoformat(timespec="milliseconds")}


def _text(stored: StoredSession) -> str:
    events = [kept.event for kept in stored.events]
    relative = any(isinstance(event, Quality) and event.kind == "relative" for event in events)
    said = ((event.t_s, tell(event, "rel" if relative else "N")) for event in events)
    lines = [f"{minutes(t_s):>6}  {words}" for t_s, words in said if words is not None]
    return "\n".join([_list([stored.info]), "", *lines, table(events)])
