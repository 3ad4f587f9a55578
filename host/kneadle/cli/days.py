"""Days as a person writes them, and as Kneadle prints them."""

import argparse
import re
from calendar import day_abbr, day_name, month_abbr, month_name
from datetime import date, datetime, timedelta

SUCH_AS = "2026-11-22, 22.11.2026, 22 Nov, Sunday, yesterday, 7d or 2w"

_AGO = re.compile(r"(\d{1,5})([dw])")
_DAYS = {"d": 1, "w": 7}
_CLOCK = re.compile(r",?[ T]+\d{1,2}:\d{2}$")
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_WEEKDAYS = "|".join((*day_name, *day_abbr))
_NAMED = re.compile(rf"(?:(?:{_WEEKDAYS}),? )?(\d{{1,2}}) ([a-z]+)(?: (\d{{4}}))?", re.IGNORECASE)
_MONTHS = {name.lower(): at for names in (month_name, month_abbr) for at, name in enumerate(names)}


def day(text: str) -> date:
    """For argparse: of this computer's calendar."""
    try:
        return day_of(text, datetime.now().astimezone().date())
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day: give one such as {SUCH_AS}"
        ) from None


def day_of(text: str, today: date) -> date:
    """A day without a year is the last such day. Raises ValueError or OverflowError."""
    text = _CLOCK.sub("", text.strip())  # the list prints the time as well
    if text.lower() in ("today", "yesterday"):
        return today - timedelta(days=text.lower() == "yesterday")
    if ago := _AGO.fullmatch(text):
        return today - timedelta(days=int(ago[1]) * _DAYS[ago[2]])
    if dots := _DOTS.fullmatch(text):
        return _dated(int(dots[1]), int(dots[2]), dots[3], today)
    if named := _NAMED.fullmatch(text):
        return _dated(int(named[1]), _MONTHS.get(named[2].lower(), 0), named[3], today)
    if (weekday := text.capitalize()) in (*day_name, *day_abbr):
        names = day_name if weekday in day_name else day_abbr
        return today - timedelta(days=(today.weekday() - [*names].index(weekday)) % 7)
    return datetime.strptime(text, "%Y-%m-%d").date()


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year), month, day)
    years = range(today.year, today.year - 8, -1)  # the 29th of February is rare
    there = (date(each, month, day) for each in years if _is_there(each, month, day))
    try:
        return next(found for found in there if found <= today)
    except StopIteration:
        raise ValueError(f"{day}.{month}. is no day") from None


def _is_there(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
