"""Days as a person writes them."""

import argparse
import re
from datetime import date, datetime, timedelta

_AGO = re.compile(r"(\d{1,5})([dw])")
_DAYS = {"d": 1, "w": 7}


def day(text: str) -> date:
    """For argparse: of this computer's calendar."""
    try:
        return day_of(text, datetime.now().astimezone().date())
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a day: give one such as 2026-11-22, yesterday, 7d or 2w"
        ) from None


def day_of(text: str, today: date) -> date:
    """Raises ValueError or OverflowError."""
    if text in ("today", "yesterday"):
        return today - timedelta(days=text == "yesterday")
    if ago := _AGO.fullmatch(text):
        return today - timedelta(days=int(ago[1]) * _DAYS[ago[2]])
    return datetime.strptime(text, "%Y-%m-%d").date()
