"""Warnings: each of them, and by kind how often for the time that was pressed."""

from collections.abc import Iterable
from dataclasses import dataclass

from kneadle.coach import rules
from kneadle.events import Event, Warned, WarningEnded, WarningKind

LEAST_LOADED_S = rules.CREDIT.value  # ours: a rate out of a few seconds says nothing


@dataclass(frozen=True, slots=True)
class WarningCount:
    """`per_loaded_min` is None below 30 s of pressing. `peak_n` is 0 where no force is known."""

    kind: WarningKind
    times: int
    per_loaded_min: float | None
    peak_n: float


def warnings(events: Iterable[Event], loaded_s: float) -> tuple[WarningCount, ...]:
    """In the order in which each kind first came. One that a crash cut off counts as well."""
    times: dict[WarningKind, int] = {}
    peaks_n: dict[WarningKind, float] = {}
    for event in events:
        match event:
            case Warned(kind=kind, force_n=force_n):
                times[kind] = times.get(kind, 0) + 1
                peaks_n[kind] = max(peaks_n.get(kind, 0.0), force_n)
            case WarningEnded(kind=kind, peak_n=peak_n):
                peaks_n[kind] = max(peaks_n.get(kind, 0.0), peak_n)
    return tuple(
        WarningCount(kind, n, _per_min(n, loaded_s), peaks_n[kind]) for kind, n in times.items()
    )


def every_warning(events: Iterable[Event]) -> tuple[WarningEnded, ...]:
    """In the order in which they were told. One that a crash cut off ends when it was told."""
    found: dict[tuple[str, float], WarningEnded] = {}
    for event in events:
        match event:
            case Warned(t_s=t_s, kind=kind, start_s=start_s, force_n=force_n):
                cut_off = WarningEnded(t_s, kind, start_s, t_s, t_s, force_n)
                found.setdefault((kind, start_s), cut_off)
            case WarningEnded(kind=kind, start_s=start_s):
                found[kind, start_s] = event
    return tuple(sorted(found.values(), key=lambda each: (each.warned_at_s, each.kind)))


def _per_min(times: int, loaded_s: float) -> float | None:
    return times / (loaded_s / 60) if loaded_s >= LEAST_LOADED_S else None
