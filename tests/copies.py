"""A journal at home, and a stick for its copy."""

import sqlite3
from contextlib import closing
from pathlib import Path

from journalled import keep
from kneadle.journal.read import load
from kneadle.samples import Samples


def journal(folder: Path) -> Path:
    """Of three sessions."""
    path = folder / "home" / "journal.sqlite3"
    for _ in range(3):
        keep(path, seconds=2)
    return path


def on_a_stick(folder: Path) -> Path:
    (folder / "stick").mkdir()
    return folder / "stick" / "copy.sqlite3"


def everything(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def readings(path: Path, session_id: int) -> list[float]:
    messages = load(path, session_id).messages()
    return [float(raw) for m in messages if isinstance(m, Samples) for raw in m.raw]
