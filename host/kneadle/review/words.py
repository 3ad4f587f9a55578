"""Trends in words. They say what was measured and how sure that is, never what it is good for."""

from kneadle.review.adherence import Adherence
from kneadle.review.trend import LEAST_DAYS, Direction, Trend, Unit

UNITS: dict[Unit, str] = {"N": " N", "points": " points of 10"}
REAL: dict[tuple[Unit, Direction], str] = {
    ("N", "more"): "more force at the same pain, a real change",
    ("N", "less"): "less force at the same pain, a real change",
    ("points", "more"): "more pain, a real change",
    ("points", "less"): "less pain, a real change",
}
WEEK_DAYS = 7


def sentence(name: str, trend: Trend) -> str:
    """`name` is that of what was measured, with a capital letter."""
    if trend.change is None or trend.low is None or trend.high is None or trend.least is None:
        return (
            f"{name}: {_days(len(trend.points))}; below {LEAST_DAYS} nothing is said of a change."
        )
    unit = UNITS[trend.unit]
    change = (
        f"{_signed(trend.change)}{unit} over {_long(trend.days)}"
        f" (95 % interval {_signed(trend.low)} to {_signed(trend.high)},"
        f" {_days(len(trend.points))})"
    )
    if trend.direction == "no real change":
        return f"{name}: no real change; {change}, {_why_not(trend)}."
    return f"{name}: {REAL[trend.unit, trend.direction]}; {change}."


def _why_not(trend: Trend) -> str:
    """It must be as large as that, and more than chance."""
    small = f"where {trend.least:.0f}{UNITS[trend.unit]} would be one"
    zero = "the interval holds zero, which is no change"
    if trend.too_small:
        return f"{small}, and {zero}" if trend.holds_zero else small
    return f"but {zero}"


def regularity(adherence: Adherence) -> str:
    return (
        f"{adherence.days} of {_days(adherence.of_days)},"
        f" longest pause {_days(adherence.longest_pause_days)}."
    )


def _signed(value: float) -> str:
    shown = f"{value:+.1f}"
    return "0.0" if float(shown) == 0 else shown


def _days(n: int) -> str:
    return f"{n} day" if n == 1 else f"{n} days"


def _long(days: int) -> str:
    if days < 2 * WEEK_DAYS:
        return _days(days)
    return f"{days / WEEK_DAYS:.0f} weeks"
