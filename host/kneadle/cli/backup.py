"""kneadle backup: a copy of the journal, also while a session is recorded."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.cli.target import refuse, same
from kneadle.errors import JournalError
from kneadle.journal.aside import rests_of
from kneadle.journal.backup import back_up
from kneadle.journal.health import Health
from kneadle.journal.where import journal_path
from kneadle.named import expanded
from kneadle.telling import count


def run(arguments: Namespace) -> int:
    path, to = journal_path(), expanded(arguments.file)
    if same(to, path):
        raise JournalError(f"{to} is the journal itself.", "Name another file for the copy.")
    refuse([to], force=arguments.force)
    with bar("Copying") as watch:
        health, aside = back_up(path, to, datetime.now(), watch)
    copied = f"{count(health.sessions, 'session')} copied to {to}.{kept(aside)}"
    say("\n".join([copied, *damage(health, to)]))
    return 0


def kept(aside: Path | None) -> str:
    """Where that is now which had the name, to follow a sentence."""
    if aside is None:
        return ""
    if aside.exists():
        return f" The journal that was there is now {aside}."
    rests = " and ".join(map(str, rests_of(aside)))
    return f" What a killed program left of an earlier one is now {rests}."


def damage(health: Health, of: Path) -> list[str]:
    """What was wrong with the journal before: the copy has it as well."""
    if not health.lost:
        return []
    return [f"{health.amount} in {of} are damaged or missing, in {health.where}."]
