"""Numbers as a reader sees them: a unit with each, a dash where nothing is known."""

from kneadle.coach.site import Site

NOTHING = "–"


def duration(seconds: float) -> str:
    """To the second."""
    minutes, rest_s = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest_s} s" if minutes else f"{rest_s} s"


def clock(t_s: float) -> str:
    """Device time, as the plot's axis has it; cut, never rounded up."""
    minutes, seconds = divmod(int(t_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def number(value: float | None, digits: int = 1) -> str:
    return NOTHING if value is None else f"{value:.{digits}f}"


def share(value: float | None) -> str:
    return NOTHING if value is None else f"{100 * value:.0f} %"


def pain(value: int | None) -> str:
    return NOTHING if value is None else str(value)


def site(muscle: str, side: str) -> str:
    return str(Site(muscle, side)) if muscle else NOTHING


def listed(words: list[str]) -> str:
    """a, b and c"""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
