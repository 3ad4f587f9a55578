"""What a session came to, as it was told at its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# No clock of a device runs for thirty years: such a number is noise, and fits no list.
NEVER_S = 1e9


@dataclass(frozen=True, slots=True)
class CameTo:
    """None: nobody said, or not in a way that means something. `stored` is all that was kept.

    `t_s` is device time at the end.
    """

    t_s: float | None = None
    holds: int | None = None
    warnings: int | None = None
    stored: Mapping[str, Any] | None = None


def came_to(stored: Mapping[str, Any] | None) -> CameTo:
    """Forgiving: a damaged description must not hide the session that it describes."""
    there = stored or {}
    return CameTo(
        _seconds(there.get("t_s")),
        _count(there.get("holds")),
        _count(there.get("warnings")),
        stored,
    )


def _seconds(value: Any) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and 0 <= value < NEVER_S else None


def _count(value: Any) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < NEVER_S else None
