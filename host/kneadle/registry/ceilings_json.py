"""Ceilings as JSON, and back."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from kneadle.muscles import MUSCLES, SIDES
from kneadle.registry.ceilings import Ceiling, Ceilings
from kneadle.registry.expect import number, numbers, one_of, text


def to_fields(ceilings: Ceilings) -> dict[str, Any]:
    return {"ceilings": [_fields(each) for each in ceilings.known]}


def from_fields(given: Mapping[str, Any]) -> Ceilings:
    """Raises ValueError, KeyError or TypeError where nothing can be made of it."""
    return Ceilings(tuple(_ceiling(each) for each in given["ceilings"]))


def _fields(ceiling: Ceiling) -> dict[str, Any]:
    return {
        "muscle": ceiling.muscle,
        "side": ceiling.side,
        "ceiling_n": ceiling.ceiling_n,
        "measured_utc": ceiling.measured_utc.astimezone(UTC).isoformat(),
        "trials_n": list(ceiling.trials_n),
    }


def _ceiling(given: Mapping[str, Any]) -> Ceiling:
    return Ceiling(
        muscle=one_of(MUSCLES, given, "muscle"),
        side=one_of(SIDES, given, "side"),
        ceiling_n=number(given, "ceiling_n"),
        measured_utc=datetime.fromisoformat(text(given, "measured_utc")),
        trials_n=numbers(given, "trials_n"),
    )
