"""kneadle log note, tag, delete, undo, restore, purge: what a person changes of a session."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from kneadle.cli.ask import confirm
from kneadle.cli.output import say
from kneadle.cli.recording import load_session, session_number
from kneadle.journal import edit
from kneadle.journal.aside import those_aside
from kneadle.journal.where import journal_path
from kneadle.report.history import forget
from kneadle.telling import count

HOW_BACK = "`kneadle log undo` brings it back, `kneadle log purge` removes it for good."


def run(arguments: Namespace) -> int:
    say(_ACTIONS[arguments.action](arguments))
    return 0


def _note(arguments: Namespace) -> str:
    session_id, note = _session(arguments), " ".join(arguments.text).strip()
    edit.annotate(journal_path(), session_id, note)
    return f"Session {session_id} has {'this note now' if note else 'no note now'}."


def _tag(arguments: Namespace) -> str:
    session_id = _session(arguments)
    edit.tag(journal_path(), session_id, arguments.tags, arguments.remove)
    tags = load_session(str(session_id)).info.tags
    return f"Session {session_id} has the tags: {', '.join(tags) or 'none'}."


def _delete(arguments: Namespace) -> str:
    session_id = _session(arguments)
    edit.delete(journal_path(), session_id, datetime.now(UTC))
    return f"Session {session_id} is deleted. {HOW_BACK}"


def _undo(arguments: Namespace) -> str:
    return f"Session {edit.undo(journal_path())} is back."


def _restore(arguments: Namespace) -> str:
    session_id = session_number(arguments.session)
    edit.restore(journal_path(), session_id)
    return f"Session {session_id} is back."


def _purge(arguments: Namespace) -> str:
    path = journal_path()
    going, strays = edit.deleted(path), edit.strays(path)
    those = _in_words(going, strays)
    question = f"Remove {those} for good?"
    if those and not arguments.yes and not confirm(question, "Give --yes to do so."):
        return "Nothing was removed."
    try:
        edit.purge(path, going)  # of nothing too: one that was held up is done to its end
    finally:
        forget(path)
    if not those:
        return "No session is deleted, and nothing is left of any that was removed."
    return f"Removed {those} for good. {_copies(path)}"


def _in_words(going: list[int], strays: int) -> str:
    """Empty where there is nothing to remove."""
    sessions = f"{count(len(going), 'deleted session')} ({', '.join(map(str, going))})"
    rows = f"{count(strays, 'row')} of no session"
    return " and ".join(([sessions] if going else []) + ([rows] if strays else []))


def _copies(path: Path) -> str:
    said = "Copies made by `kneadle backup` still have them"
    aside = those_aside(path)
    if not aside:
        return f"{said}."
    names = ", ".join(map(str, aside))
    return f"{said}, and so may what `kneadle restore` set aside: {names}."


def _session(arguments: Namespace) -> int:
    """By number or latest, and sure to be there."""
    return load_session(arguments.session).info.id


_ACTIONS = {
    "note": _note,
    "tag": _tag,
    "delete": _delete,
    "undo": _undo,
    "restore": _restore,
    "purge": _purge,
}
