"""Times and lengths within a session, which may be a day."""


def clock(t_s: float) -> str:
    """1:05, and 3:01:05 from an hour on."""
    minutes, seconds = divmod(int(t_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def short(t_s: float) -> str:
    """In seven cells: 59:59, then 1 h 00."""
    minutes = int(t_s) // 60
    return clock(t_s) if minutes < 60 else f"{minutes // 60} h {minutes % 60:02}"
