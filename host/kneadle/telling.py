"""What happened, in words for a list. None: not worth a line to a person."""

from functools import singledispatch
from math import isfinite

from kneadle.events import (
    Connected,
    EndReason,
    Event,
    HoldCredited,
    HoldDone,
    HoldEnded,
    HoldStarted,
    LinkBack,
    LinkLost,
    Quality,
    SessionEnded,
    Warned,
    WarningEnded,
    WarningKind,
)

GLYPHS: dict[WarningKind, str] = {
    "ceiling": "▲",
    "near_ceiling": "△",
    "spike": "!",
    "rolling": "≈",
    "too_long": "+",
    "gap": "?",
    "saturated": "■",
    "bad_data": "×",
}

NAMES: dict[WarningKind, str] = {
    "ceiling": "above your ceiling",
    "near_ceiling": "close to your ceiling",
    "spike": "sudden jolt",
    "rolling": "rolling too hard",
    "too_long": "held long enough",
    "gap": "samples lost",
    "saturated": "sensor at its limit",
    "bad_data": "readings make no sense",
}

ENDINGS: dict[EndReason, str] = {
    "released": "released",
    "unsteady": "pressure changed",
    "rolling": "rolling",
    "gap": "no data",
    "session_ended": "session ended",
}

# These say it again when they end: the person should know that the worst is over.
_LASTING = ("ceiling", "saturated", "bad_data")


def minutes(t_s: float) -> str:
    whole_s = int(t_s)
    return f"{whole_s // 60}:{whole_s % 60:02d}"


def count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def unit_of(*, relative: bool) -> str:
    """Of forces. Where nobody calibrated the sensor they are in no real one."""
    return "rel" if relative else "N"


@singledispatch
def tell(event: Event, unit: str) -> str | None:
    return None


@tell.register
def _(event: HoldStarted, unit: str) -> str:
    return f"hold since {minutes(event.start_s)} at {event.level_n:.0f} {unit}"


@tell.register
def _(event: HoldCredited, unit: str) -> str:
    return f"{event.held_s:.0f} s held: this hold counts"


@tell.register
def _(event: HoldDone, unit: str) -> str:
    return f"{event.held_s:.0f} s held: done, ease off slowly"


@tell.register
def _(event: HoldEnded, unit: str) -> str:
    counted = "counted" if event.credited else "too short to count"
    return f"hold ended after {event.held_s:.0f} s, {counted} ({ENDINGS[event.reason]})"


@tell.register
def _(event: Warned, unit: str) -> str:
    if event.kind == "gap":
        return f"{GLYPHS[event.kind]} {NAMES[event.kind]}, {event.t_s - event.start_s:.1f} s"
    now = f": {event.force_n:.0f} {unit} now" if isfinite(event.force_n) else ""
    return f"{GLYPHS[event.kind]} {NAMES[event.kind]}{now}"


@tell.register
def _(event: WarningEnded, unit: str) -> str | None:
    if event.kind not in _LASTING:
        return None
    lasted_s = event.end_s - event.start_s
    return f"over: {NAMES[event.kind]}, {lasted_s:.1f} s{_at(event.peak_n, unit)}"


@tell.register
def _(event: Quality, unit: str) -> str:
    return event.detail


@tell.register
def _(event: Connected, unit: str) -> str:
    return f"connected to {event.device}, {event.rate_hz:g} readings a second"


@tell.register
def _(event: LinkLost, unit: str) -> str:
    return event.detail


@tell.register
def _(event: LinkBack, unit: str) -> str:
    return f"link back after {event.away_s:.1f} s"


@tell.register
def _(event: SessionEnded, unit: str) -> str:
    return f"session ended: {count(event.holds, 'hold')}, {count(event.warnings, 'warning')}"


def _at(force_n: float, unit: str) -> str:
    """Nothing where the force is unknown, as in a gap."""
    return f", {force_n:.0f} {unit}" if isfinite(force_n) else ""
