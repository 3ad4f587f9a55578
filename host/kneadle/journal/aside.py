"""Journals that made room for a copy: kept beside the one in use, under the time they ended."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path


def set_aside(path: Path, now: datetime) -> Path | None:
    """With what SQLite keeps beside it. A link first: there is a journal at every moment."""
    if not path.exists():
        return None
    aside = _free_name(path, now)
    for ending in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    try:
        aside.hardlink_to(path)
    except OSError:  # a file system without links
        path.rename(aside)
    return aside


def those_aside(path: Path) -> list[Path]:
    """All that `set_aside` left of the journal at `path`. Raises OSError."""
    start = _stem(path)
    beside = path.parent.iterdir()
    return sorted(each for each in beside if each.stem.startswith(start) and _alike(each, path))


def _alike(one: Path, other: Path) -> bool:
    return one.suffix == other.suffix


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{_stem(path)}{now:%Y-%m-%d-%H%M%S}"
    aside, number = path.with_name(f"{stem}{path.suffix}"), 2
    while aside.exists():
        aside, number = path.with_name(f"{stem}-{number}{path.suffix}"), number + 1
    return aside


def _stem(path: Path) -> str:
    return f"{path.stem}-until-"
