"""How a session went, in a few cells of a list."""

from collections.abc import Callable

from kneadle.journal.read import SessionRow


def went(row: SessionRow, widths: tuple[int, int, int], spelt: Callable[[float], str]) -> str:
    """Length, holds and warnings, or why there are none. `spelt` puts seconds into words."""
    if not row.readings:
        return "no data".rjust(sum(widths))
    if row.interrupted:
        return "not closed".rjust(sum(widths))
    told = row.summary
    length = None if told.t_s is None else spelt(told.t_s)
    cells = zip((length, told.holds, told.warnings), widths, strict=True)
    return "".join(("-" if cell is None else str(cell)).rjust(width) for cell, width in cells)
