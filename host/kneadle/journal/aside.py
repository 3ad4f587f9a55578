"""Journals that made room for a copy: kept beside the one in use, under the time they ended."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

HOLD = ("-wal", "-journal")  # of these SQLite makes what is in the file
BESIDE = (*HOLD, "-shm")


def unfinished(path: Path) -> bool:
    """A program was killed there, or is at work. Raises OSError."""
    return bool(rests_of(path))


def rests_of(path: Path) -> list[Path]:
    """What holds something of `path` and lies beside it. Raises OSError."""
    beside = (_beside(path, ending) for ending in HOLD)
    return [rest for rest in beside if _bytes(rest)]


def set_aside(path: Path, now: datetime) -> Path | None:
    """What it is called now, with all that SQLite keeps beside it: read with the next file of
    this name, it would spoil that one. Also where only that is left of it. Raises OSError.
    """
    if not path.exists() and not unfinished(path):
        clear(path)
        return None
    aside = _free_name(path, now)
    for ending in BESIDE:
        with suppress(FileNotFoundError):
            _beside(path, ending).rename(_beside(aside, ending))
    if path.exists():
        _link(aside, path)
    return aside


def clear(path: Path) -> None:
    """Of what holds nothing: who only reads leaves it behind. Raises OSError."""
    for ending in BESIDE:
        _beside(path, ending).unlink(missing_ok=True)


def those_aside(path: Path) -> list[Path]:
    """All that `set_aside` left of the journal at `path`. Raises OSError."""
    start, endings = _stem(path), {path.suffix + ending for ending in ("", *HOLD)}
    beside = path.parent.iterdir()
    return sorted(each for each in beside if each.stem.startswith(start) and each.suffix in endings)


def _link(aside: Path, path: Path) -> None:
    """A link first: there is a journal at every moment."""
    try:
        aside.hardlink_to(path)
    except OSError:  # a file system without links
        path.rename(aside)


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{_stem(path)}{now:%Y-%m-%d-%H%M%S}"
    aside, number = path.with_name(f"{stem}{path.suffix}"), 2
    while any(_beside(aside, ending).exists() for ending in ("", *BESIDE)):
        aside, number = path.with_name(f"{stem}-{number}{path.suffix}"), number + 1
    return aside


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _stem(path: Path) -> str:
    return f"{path.stem}-until-"
