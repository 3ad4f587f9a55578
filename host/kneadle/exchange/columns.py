"""Which column is the time and which the force, and in which units, from their names alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kneadle.errors import TraceError
from kneadle.exchange.name_words import FORCE, TIME, words_of
from kneadle.exchange.units import FORCE_WORDS, TIME_WORDS

OURS = ("t_s", "force_n")  # a trace's own names leave nothing to choose


@dataclass(frozen=True, slots=True)
class Columns:
    """Places from 0; a unit is None where the name does not say it."""

    time_at: int
    force_at: int
    time: str | None
    unit: str | None


def columns(names: Sequence[str], wanted: str | None, path: Path) -> Columns:
    """`wanted` is the force's column, if the person named one. Raises TraceError."""
    time_at = _time(names, path)
    force_at = _wanted(names, wanted, path) if wanted else _force(names, time_at, path)
    words = words_of(names[force_at])
    return Columns(
        time_at,
        force_at,
        _unit(words_of(names[time_at]), TIME_WORDS),
        _unit(words, FORCE_WORDS),
    )


def _time(names: Sequence[str], path: Path) -> int:
    """The one whose unit is known, before one that may be a date."""
    found = [at for at, name in enumerate(names) if _is_time(words_of(name))]
    if not found:
        raise TraceError(
            f"{path.name}: no column is called as a time would be ({_shown(names)}).",
            "Call it t_s (seconds), time_ms or timestamp in the first line.",
        )
    known = [at for at in found if _unit(words_of(names[at]), TIME_WORDS)]
    ours = [at for at in found if names[at] == OURS[0]]
    return (ours or known or found)[0]


def _force(names: Sequence[str], time_at: int, path: Path) -> int:
    found = [at for at, name in enumerate(names) if at != time_at and _is_force(name)]
    ours = [at for at in found if names[at] == OURS[1]]
    if len(ours or found) == 1:
        return (ours or found)[0]
    if found:
        raise TraceError(
            f"{path.name}: several columns could be the force"
            f" ({_shown([names[at] for at in found])}).",
            "Say which with --column NAME.",
        )
    raise TraceError(
        f"{path.name}: no column is called as a force would be ({_shown(names)}).",
        "Say which it is with --column NAME.",
    )


def _wanted(names: Sequence[str], wanted: str, path: Path) -> int:
    found = [at for at, name in enumerate(names) if name.casefold() == wanted.casefold()]
    if len(found) != 1:
        how_many = "several columns are" if found else "no column is"
        raise TraceError(
            f"{path.name}: {how_many} called {wanted!r} ({_shown(names)}).",
            "Name one of them with --column, each only once in the first line.",
        )
    return found[0]


def _is_time(words: Sequence[str]) -> bool:
    return bool(TIME & {*words}) or (len(words) == 1 and words[0] in TIME_WORDS)


def _is_force(name: str) -> bool:
    words = words_of(name)
    alone = len(words) == 1 and words[0] in FORCE_WORDS and (len(words[0]) > 1 or name == "N")
    return bool(FORCE & {*words}) or alone


def _unit(words: Sequence[str], units: dict[str, str]) -> str | None:
    found = {units[word] for word in words if word in units}
    return found.pop() if len(found) == 1 else None


def _shown(names: Sequence[str]) -> str:
    shown = ", ".join(name[:40] for name in names[:8])
    return f"{shown}, ..." if len(names) > 8 else shown
