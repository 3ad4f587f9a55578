"""All that can happen, as values. `t_s` is device time: when a live user would have been told.

The field names are those of the analysis file and of the event stream (docs/files.md).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Literal

WarningKind = Literal[
    "spike", "rolling", "ceiling", "near_ceiling", "too_long", "gap", "saturated", "bad_data"
]
Phase = Literal["waiting", "free", "searching", "settling", "holding", "paused"]
EndReason = Literal["released", "unsteady", "rolling", "gap", "session_ended"]


@dataclass(frozen=True, slots=True)
class Event:
    name: ClassVar[str]
    t_s: float


@dataclass(frozen=True, slots=True)
class Contact(Event):
    """The ball is pressed (`on`) or free again; `start_s` is when that began."""

    name = "contact"
    on: bool
    start_s: float


@dataclass(frozen=True, slots=True)
class Button(Event):
    """The ball's button was pressed. `times` above 1: those before it were not heard of."""

    name = "button"
    times: int


@dataclass(frozen=True, slots=True)
class HoldStarted(Event):
    """Sustained for 3 s. `level_n` is the force it settled at."""

    name = "hold_started"
    start_s: float
    level_n: float


@dataclass(frozen=True, slots=True)
class HoldCredited(Event):
    name = "hold_credited"
    start_s: float
    held_s: float


@dataclass(frozen=True, slots=True)
class HoldDone(Event):
    name = "hold_done"
    start_s: float
    held_s: float


@dataclass(frozen=True, slots=True)
class HoldEnded(Event):
    """`held_s` counts only time in the band and with data; `cv` is SD over mean of that time."""

    name = "hold_ended"
    start_s: float
    end_s: float
    held_s: float
    mean_n: float
    peak_n: float
    cv: float
    credited: bool
    reason: EndReason


@dataclass(frozen=True, slots=True)
class Warned(Event):
    """Sent at once: `t_s` is warned_at_s, `force_n` the force at that moment."""

    name = "warning"
    kind: WarningKind
    start_s: float
    force_n: float


@dataclass(frozen=True, slots=True)
class WarningEnded(Event):
    """The same warning, complete."""

    name = "warning_ended"
    kind: WarningKind
    start_s: float
    end_s: float
    warned_at_s: float
    peak_n: float


@dataclass(frozen=True, slots=True)
class Quality(Event):
    """Something about the data or the device that a person should know, in words."""

    name = "quality"
    kind: str  # "holds_only", "relative", "restarted", "flat", "battery_low", "sensor_fault", ...
    detail: str


@dataclass(frozen=True, slots=True)
class Connected(Event):
    name = "connected"
    device: str
    sensor: str
    rate_hz: float


@dataclass(frozen=True, slots=True)
class LinkLost(Event):
    """Seen by the host's clock; `t_s` is the last sample before the silence."""

    name = "link_lost"
    detail: str


@dataclass(frozen=True, slots=True)
class LinkBack(Event):
    name = "link_back"
    away_s: float


@dataclass(frozen=True, slots=True)
class SessionEnded(Event):
    name = "session_ended"
    holds: int
    held_s: float
    warnings: int
    samples: int
    lost: int
    repeated: int
    late: int
    clock_drift_ppm: float | None


_KINDS: tuple[type[Event], ...] = (
    *(Contact, Button, HoldStarted, HoldCredited, HoldDone, HoldEnded),
    *(Warned, WarningEnded, Quality),
    *(Connected, LinkLost, LinkBack, SessionEnded),
)
_BY_NAME = {kind.name: kind for kind in _KINDS}


def to_json(event: Event) -> dict[str, Any]:
    """One flat object: `event` names it, the rest are its fields."""
    return {"event": event.name, **asdict(event)}


def from_json(data: Mapping[str, Any]) -> Event:
    """The reverse of `to_json`; fields of a newer version are left aside. Raises KeyError."""
    kind = _BY_NAME[data["event"]]
    return kind(**{field.name: data[field.name] for field in fields(kind) if field.name in data})
