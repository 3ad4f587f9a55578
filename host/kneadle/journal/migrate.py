"""From any schema to today's, forwards only.

Each step is one transaction that adds and never rewrites: killed in its midst, the file is as it
was before. So no copy is made first. A copy would double a disk's worth of somebody's health where
no `kneadle log purge` finds it, and hold up a session while it is written; who wants one has
`kneadle backup`, which copies an old journal as it is.
"""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from kneadle.journal.transaction import transaction

SCHEMA_VERSION = 2


def migrate(db: sqlite3.Connection) -> None:
    """Others may do the same at the same time. Raises sqlite3.Error."""
    for version in range(version_of(db) + 1, SCHEMA_VERSION + 1):
        with transaction(db):
            if version_of(db) < version:
                for statement in _statements(_step(version)):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {version}")


def read_as_current(db: sqlite3.Connection) -> None:
    """An older journal, which may be write-protected, looks as if it had been migrated."""
    if version_of(db) == 1:
        db.execute("PRAGMA temp_store = MEMORY")
        db.executescript(f"{_sql('as_2')} CREATE TEMP VIEW worked AS {_sql('worked')};")


def version_of(db: sqlite3.Connection) -> int:
    """0 where the file has no tables yet."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def _step(version: int) -> str:
    if version == 1:
        return _sql("schema")
    return f"{_sql('schema_2')} INSERT INTO worked {_sql('worked')};"


def _statements(script: str) -> Iterator[str]:
    """One by one: `executescript` would end the transaction first."""
    statement = ""
    for part in script.split(";")[:-1]:
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _sql(name: str) -> str:
    return files("kneadle.journal").joinpath(f"{name}.sql").read_text(encoding="utf-8")
