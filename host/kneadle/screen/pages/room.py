"""How the rows of the window are shared out."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from kneadle.screen.widgets.font import ROWS

LEAST_COLUMNS, LEAST_ROWS = 80, 24


@dataclass(frozen=True, slots=True)
class Room:
    """Rows of each part. `big` is one row of air, the block letters and the sentence."""

    status: int = 2
    big: int = 1 + ROWS + 1
    gauge: int = 2
    trace: int = 7
    events: int = 3
    keys: int = 1

    def by_name(self) -> Iterator[tuple[str, int]]:
        yield from asdict(self).items()


def room_for(columns: int, rows: int) -> Room | None:
    """None when the window is too small to show everything.

    Half of the spare rows go to the letters, in whole steps of the font; the rest is shared.
    """
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        return None
    spare = rows - LEAST_ROWS
    letters = ROWS * (1 + (spare // 2) // ROWS)
    spare -= letters - ROWS
    gauge, trace = spare // 8, spare // 2
    return Room(
        big=1 + letters + 1,
        gauge=2 + gauge,
        trace=7 + trace,
        events=3 + spare - gauge - trace,
    )
