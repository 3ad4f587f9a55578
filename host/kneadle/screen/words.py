"""What to say to a person who lies on the ball: one huge word, one plain sentence.

The rules stand in order of importance, and the first that has something to say is heard.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Literal

from kneadle.events import Phase, WarningKind
from kneadle.telling import unit_of
from kneadle.view import View

Tone = Literal["calm", "good", "mind", "danger", "off"]
Link = Literal["connecting", "connected", "silent", "lost", "ended"]


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides what is said. `silent_s` is the age of the data by the wall clock."""

    view: View
    link: Link = "connected"
    silent_s: float = 0.0
    jolted: bool = False  # a spike was warned of less than 2 s ago
    paused: bool = False  # by the viewer of a replay
    leaving: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    word: str
    sentence: str
    tone: Tone


def say(now: Situation) -> Saying:
    for rule in _RULES:
        if (saying := rule(now)) is not None:
            return saying
    return _for_phase(now.view)


def unit(view: View) -> str:
    return unit_of(relative=view.relative)


def link_words(now: Situation) -> str:
    match now.link:
        case "connecting":
            return "○ connecting"
        case "connected":
            return "● connected"
        case "silent":
            return f"✕ NO DATA for {now.silent_s:.1f} s"
        case "lost" if now.view.phase == "waiting":
            return "✕ nothing heard yet, retrying"
        case "lost":
            return f"✕ link lost for {now.silent_s:.0f} s, retrying"
        case "ended":
            return "○ session ended"


def _on_leaving(now: Situation) -> Saying | None:
    if not now.leaving:
        return None
    return Saying("ENDING", "Ending the session cleanly; press q again to leave at once", "off")


def _on_link(now: Situation) -> Saying | None:
    match now.link:
        case "connecting":
            return Saying("WAIT", "Getting ready: waking the ball and listening for it", "off")
        case "silent":
            return Saying("NO DATA", "Nothing comes from the ball: no warnings, ease off", "danger")
        case "lost" if now.view.phase == "waiting":
            return Saying("NO BALL", "Nothing heard from the ball yet: the list says why", "off")
        case "lost":
            return Saying("NO LINK", "Link lost, retrying: no warnings now, ease off", "danger")
        case "ended":
            return Saying("DONE", "The session has ended", "off")
        case _:
            return None


def _on_pause(now: Situation) -> Saying | None:
    if not now.paused:
        return None
    return Saying("PAUSED", "The replay is paused; press space to go on", "off")


def _on_blind_sensor(now: Situation) -> Saying | None:
    if not now.view.sees_nothing:
        return None
    return Saying("SENSOR", "The sensor is stuck or silent: no warnings, ease off", "danger")


def _on_jolt(now: Situation) -> Saying | None:
    return _WARNINGS["spike"] if now.jolted else None


def _on_warning(kind: WarningKind) -> Callable[[Situation], Saying | None]:
    return lambda now: _WARNINGS[kind] if kind in now.view.warnings else None


_WARNINGS: dict[WarningKind, Saying] = {
    "ceiling": Saying("EASE OFF", "Too hard: ease off now", "danger"),
    "saturated": Saying(
        "EASE OFF", "The sensor is at its limit: ease off, force unknown", "danger"
    ),
    "bad_data": Saying("BAD DATA", "The readings make no sense: no warnings, ease off", "danger"),
    "gap": Saying("NO DATA", "Samples were lost: that time does not count", "mind"),
    "spike": Saying("GENTLY", "That was a sudden jolt: lean on slowly", "mind"),
    "rolling": Saying("SLOW", "Rolling too hard: slow down and stay on one spot", "mind"),
    "too_long": Saying("LET GO", "Held long enough: let go and let this spot rest", "mind"),
    "near_ceiling": Saying("SOFTER", "Close to your ceiling: a little softer", "mind"),
}

_BEFORE_A_JOLT: tuple[WarningKind, ...] = ("ceiling", "saturated", "bad_data")
_AFTER_A_JOLT: tuple[WarningKind, ...] = ("spike", "rolling", "too_long", "gap", "near_ceiling")

_RULES: tuple[Callable[[Situation], Saying | None], ...] = (
    *(_on_leaving, _on_pause, _on_link, _on_blind_sensor),
    *map(_on_warning, _BEFORE_A_JOLT),
    _on_jolt,
    *map(_on_warning, _AFTER_A_JOLT),
)


def _for_phase(view: View) -> Saying:
    return _counting(view) if view.phase in ("holding", "paused") else _PHASES[view.phase]


_PHASES: dict[Phase, Saying] = {
    "waiting": Saying("WAIT", "Connected: waiting for the first reading", "off"),
    "free": Saying("PRESS", "Lie on the ball and look for the tender spot", "calm"),
    "searching": Saying("SINK IN", "Found the tender spot? Sink in and stay on it", "calm"),
    "settling": Saying("STAY", "Steady pressure: stay like this", "good"),
}


def _counting(view: View) -> Saying:
    left_s = ceil(view.target_s - view.held_s)
    if left_s <= 0:
        return Saying("DONE", f"{view.held_s:.0f} s held: ease off slowly", "good")
    if view.phase == "paused":
        return _out_of_band(view, left_s)
    if view.held_s >= view.credit_s:
        return Saying(str(left_s), f"This hold counts; keep breathing, {left_s} s to go", "good")
    return Saying(str(left_s), f"Sink in and breathe; {left_s} s to go", "good")


def _out_of_band(view: View, left_s: int) -> Saying:
    if view.level_n is not None and view.force_n > view.level_n:
        return Saying("SOFTER", f"Not counting: a little softer; {left_s} s to go", "mind")
    return Saying("SINK IN", f"Not counting: sink back in; {left_s} s to go", "mind")
