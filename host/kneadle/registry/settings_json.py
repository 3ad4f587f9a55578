"""Settings as JSON, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from kneadle.registry.expect import number, yes_or_no
from kneadle.registry.settings import TARGETS_S, Settings


def to_fields(settings: Settings) -> dict[str, Any]:
    return asdict(settings)


def from_fields(given: Mapping[str, Any]) -> Settings:
    """Raises ValueError, KeyError or TypeError where nothing can be made of it."""
    return Settings(
        target_s=_target_s(number(given, "target_s")),
        sounds=yes_or_no(given, "sounds"),
        spoken=yes_or_no(given, "spoken"),
        high_contrast=yes_or_no(given, "high_contrast"),
    )


def _target_s(target_s: float) -> float:
    if target_s not in TARGETS_S:
        raise ValueError(f"a hold of {target_s:g} s cannot be chosen")
    return target_s
