"""What a person could be shown now: the pipeline's answer to one batch of messages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kneadle.events import Event, Phase, WarningKind
from kneadle.samples import Floats


@dataclass(frozen=True, slots=True)
class View:
    """The state of the session at device time `t_s`.

    phase: "waiting" = no sample yet; "free" = nobody presses; "searching" = pressed, not steady;
    "settling" = steady, not yet a hold; "holding" = time counts; "paused" = out of the band or
    no data, time does not count. `force_n` is the smoothed force of the alarm chain, NaN while
    waiting. `blind` says that the sensor is stuck, saturated or silent. `warnings` are those
    not yet cleared.
    """

    t_s: float = 0.0
    force_n: float = float("nan")
    ceiling_n: float = 80.0
    phase: Phase = "waiting"
    held_s: float = 0.0
    hold_start_s: float | None = None
    level_n: float | None = None
    target_s: float = 60.0
    credit_s: float = 30.0
    holds_only: bool = False
    relative: bool = False
    blind: bool = False
    warnings: frozenset[WarningKind] = frozenset()
    battery_percent: int | None = None
    device: str = ""

    @property
    def sees_nothing(self) -> bool:
        """Blind, and not because it is too much: that is seen well enough."""
        return self.blind and "saturated" not in self.warnings


@dataclass(frozen=True, slots=True, eq=False)
class Update:
    """One step of a session: what happened, the smoothed force since the last one, the view.

    t_s and force_n: (n,), n may be 0 (an update that carries only events). `utc` is when it was
    told; the pipeline, which knows no clock, leaves it to the loop.
    """

    events: tuple[Event, ...]
    t_s: Floats
    force_n: Floats
    view: View
    utc: datetime | None = None


Show = Callable[[Update], None]  # to a person
