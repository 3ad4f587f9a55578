"""A moment to come, as people say it."""

from datetime import datetime, timedelta

WEEK_DAYS = 7


def when(moment: datetime, now: datetime) -> str:
    """ "21:40", "tomorrow 07:00", "Thursday", "5 March 07:00", with its year where that is another:
    a full minute, never too early.
    """
    local = moment.astimezone(now.tzinfo)
    if local.second or local.microsecond:
        local = local.replace(second=0, microsecond=0) + timedelta(minutes=1)
    clock = f"{local:%H:%M}"
    day = _day(local, now)
    if not day:
        return clock
    return day if clock == "00:00" else f"{day} {clock}"


def _day(local: datetime, now: datetime) -> str:
    days = (local.date() - now.date()).days
    if days < 1:
        return ""
    if days == 1:
        return "tomorrow"
    if days < WEEK_DAYS:
        return f"{local:%A}"
    day = f"{local.day} {local:%B}"
    return day if local.year == now.year else f"{day} {local.year}"
