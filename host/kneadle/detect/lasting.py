"""Whether something has lasted: sample times are fractions, and 0.3 s apart must count as 0.3 s."""

A_NANOSECOND = 1e-9


def lasted(since_s: float | None, now_s: float, limit_s: float) -> bool:
    """False where it has not begun."""
    return since_s is not None and now_s - since_s >= limit_s - A_NANOSECOND
