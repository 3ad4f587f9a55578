"""Whether a verdict from a file can be compared with others: JSON promises nothing."""

from collections.abc import Mapping
from typing import Any

from kneadle.trace.row import LARGEST

HOLD_S = ("start_s", "end_s", "held_s")
WARNING_S = ("start_s", "end_s", "warned_at_s")


def comparable(analysis: Mapping[str, Any]) -> bool:
    """It has holds and warnings, each with its times."""
    holds, warnings = analysis["holds"], analysis["warnings"]
    return (
        isinstance(holds, list)
        and isinstance(warnings, list)
        and all(_timed(hold, HOLD_S) and isinstance(hold["credited"], bool) for hold in holds)
        and all(_timed(each, WARNING_S) and isinstance(each["kind"], str) for each in warnings)
    )


def _timed(found: Any, names: tuple[str, ...]) -> bool:
    return isinstance(found, dict) and all(moment(found[name]) for name in names)


def moment(value: Any) -> bool:
    """Seconds that a device may have counted. NaN is none."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and abs(value) <= LARGEST
