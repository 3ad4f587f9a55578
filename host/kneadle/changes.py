"""What differs between two verdicts on the same readings: holds and warnings gained, lost, moved.

A verdict is an analysis as docs/files.md describes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kneadle.telling import NAMES, minutes

MOVED_S = 0.1  # less is nothing that a person would see
SAME_S = 0.35  # two that are closer are one: the tolerance within which our scoring finds a jolt

Found = Mapping[str, Any]  # a hold or a warning of the analysis

TIMES = {
    "start_s": "begins",
    "end_s": "ends",
    "warned_at_s": "is told",
    "held_s": "lasts",
}


@dataclass(frozen=True, slots=True)
class Change:
    """`thing` is `hold` or the kind of a warning. `before` is None if gained, `after` if lost."""

    thing: str
    before: Found | None
    after: Found | None

    @property
    def what(self) -> Literal["gained", "lost", "moved"]:
        if self.before is None:
            return "gained"
        return "lost" if self.after is None else "moved"


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Holds first, then warnings kind by kind, each in the order of time."""
    found = list(_among("hold", before["holds"], after["holds"]))
    for kind in NAMES:
        old, new = ([w for w in each["warnings"] if w["kind"] == kind] for each in (before, after))
        found += _among(kind, old, new)
    return found


def in_words(change: Change) -> str:
    thing = "hold" if change.thing == "hold" else NAMES[change.thing]  # type: ignore[index]
    if change.before is None or change.after is None:
        there = change.after or change.before or {}
        return f"{change.what}: {thing} at {minutes(there['start_s'])}{_length(there)}"
    told = "; ".join(_moves(change.before, change.after))
    return f"moved: {thing} at {minutes(change.before['start_s'])} {told}"


def _among(thing: str, before: Sequence[Found], after: Sequence[Found]) -> Iterator[Change]:
    """Both in the order of time. Whichever ends first and touches nothing stands alone."""
    old, new = list(_by_time(before)), list(_by_time(after))
    while old or new:
        if old and new and _touch(old[-1], new[-1]):
            change = Change(thing, old.pop(), new.pop())
            if any(_moves(change.before or {}, change.after or {})):
                yield change
        elif not new or (old and old[-1]["end_s"] <= new[-1]["end_s"]):
            yield Change(thing, old.pop(), None)
        else:
            yield Change(thing, None, new.pop())


def _by_time(found: Sequence[Found]) -> list[Found]:
    """The first one last, where it is taken from."""
    return sorted(found, key=lambda each: float(each["start_s"]), reverse=True)


def _touch(one: Found, other: Found) -> bool:
    began_s = max(one["start_s"], other["start_s"])
    ended_s = min(one["end_s"], other["end_s"])
    return bool(began_s < ended_s or abs(one["start_s"] - other["start_s"]) <= SAME_S)


def _moves(before: Found, after: Found) -> Iterator[str]:
    for name, does in TIMES.items():
        if name in before and abs(after[name] - before[name]) > MOVED_S:
            yield f"{does} {_seconds(name, after[name])}, not {_seconds(name, before[name])}"
    if before.get("credited") != after.get("credited"):
        yield "counts now" if after["credited"] else "does not count any more"


def _seconds(name: str, value_s: float) -> str:
    if name == "held_s":
        return f"{value_s:.1f} s"
    return f"at {int(value_s // 60)}:{value_s % 60:04.1f}"


def _length(found: Found) -> str:
    return f", {found['held_s']:.1f} s" if "held_s" in found else ""
