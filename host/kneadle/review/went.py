"""How a session went, in a few cells of a list."""

from collections.abc import Callable

from kneadle.journal.read import SessionRow


def went(
    row: SessionRow,
    widths: tuple[int, int, int],
    spelt: Callable[[float], str],
    counted: int | None = None,
) -> str:
    """Length, holds and warnings, or why there are none.

    `spelt` puts seconds into words; `counted` are the holds that count, where there is room.
    """
    if not row.readings:
        return "no data".rjust(sum(widths))
    if row.interrupted:
        return "not closed".rjust(sum(widths))
    told = row.summary
    length = None if told.t_s is None else spelt(told.t_s)
    holds = told.holds if told.holds is None or counted is None else f"{told.holds} ({counted})"
    cells = zip((length, holds, told.warnings), widths, strict=True)
    return "".join(("-" if cell is None else str(cell)).rjust(width) for cell, width in cells)
