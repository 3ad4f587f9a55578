"""Numbers as a reader sees them: a unit with each, a dash where nothing is known."""

from kneadle.coach.site import Site

NOTHING = "–"


def whole_s(seconds: float) -> int:
    """A sum of many may lack a hair of its last second."""
    return int(seconds + 1e-6)


def duration(seconds: float) -> str:
    """To the second; cut, as `clock` and the list of sessions have it."""
    minutes, rest_s = divmod(whole_s(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest_s} s" if minutes else f"{rest_s} s"


def clock(t_s: float) -> str:
    """Device time, as the plot's axis has it; cut, never rounded up."""
    minutes, seconds = divmod(whole_s(t_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def number(value: float | None, digits: int = 1) -> str:
    """Nothing is rounded to a zero with a sign."""
    return NOTHING if value is None else f"{round(value, digits) + 0.0:.{digits}f}"


def share(value: float | None) -> str:
    """Some is never rounded to none, nor almost all to all."""
    if value is None:
        return NOTHING
    percent = 100 * value
    if 0 < percent < 0.1:
        return "below 0.1 %"
    edge = 0 < percent < 1 or 99 < percent < 100
    return f"{min(percent, 99.9):.1f} %" if edge else f"{percent:.0f} %"


def pain(value: int | None) -> str:
    return NOTHING if value is None else str(value)


def site(muscle: str, side: str) -> str:
    return str(Site(muscle, side)) if muscle else NOTHING


def listed(words: list[str]) -> str:
    """a, b and c"""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def times(number: int) -> str:
    return {0: "never", 1: "once"}.get(number, f"{number} times")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
