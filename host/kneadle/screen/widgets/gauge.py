"""The force between nothing and the ceiling, with the band to work in."""

from dataclasses import dataclass
from math import isfinite

from rich.style import Style
from textual.strip import Strip

from kneadle.detect.working_band import working_band_n
from kneadle.screen.palette import BAD, BAND, BOLD, GOOD, MIND, QUIET, TRACE
from kneadle.screen.widgets.lines import Lines, line

HEADROOM = 1.25  # of the ceiling: the red trip at 1.15 stays on the scale
NUMBER_CELLS = 10


@dataclass(frozen=True, slots=True)
class Reading:
    force_n: float  # NaN while unknown
    ceiling_n: float
    unit: str

    @property
    def band_n(self) -> tuple[float, float]:
        """Empty (low >= high) when the ceiling is too low for any hold to count."""
        return working_band_n(self.ceiling_n)

    @property
    def full_n(self) -> float:
        return HEADROOM * self.ceiling_n


class Gauge(Lines[Reading]):
    def draw(self, value: Reading, width: int, height: int) -> list[Strip]:
        cells = width - NUMBER_CELLS - 1
        if cells < 1:
            return []
        marks = line((" " * NUMBER_CELLS + "".join(_marks(value, cells)), QUIET))
        number = f"{_number(value):>{NUMBER_CELLS - 2}}  "
        bar = _bar(value, cells)
        rows = [line((number if i == 0 else " " * NUMBER_CELLS, BOLD), *bar) for i in range(height)]
        return [marks, *rows][:height]


def _number(value: Reading) -> str:
    return f"{round(value.force_n)} {value.unit}" if isfinite(value.force_n) else f"-- {value.unit}"


def _column(value: Reading, force_n: float, cells: int) -> int:
    return round(force_n / value.full_n * (cells - 1))


def _marks(value: Reading, cells: int) -> list[str]:
    """The scale above the bar; the more important mark wins where two would overlap."""
    row = [" "] * cells
    ceiling = _column(value, value.ceiling_n, cells)
    _put(row, ceiling, f"▼{value.ceiling_n:.0f} ceiling") or _put(row, ceiling, "▼")
    low_n, high_n = value.band_n
    if low_n < high_n:
        low, high = (_column(value, force_n, cells) for force_n in (low_n, high_n))
        _put(row, low, "├" + " hold ".center(high - low - 1, "─") + "┤")
        _put(row, high + 1, f"{high_n:.0f}")
        _put(row, low - len(f"{low_n:.0f}"), f"{low_n:.0f}")
    _put(row, 0, "0")
    return row


def _put(row: list[str], at: int, text: str) -> bool:
    free = 0 <= at <= len(row) - len(text) and not "".join(row[at : at + len(text)]).strip()
    if free:
        row[at : at + len(text)] = text
    return free


def _bar(value: Reading, cells: int) -> list[tuple[str, Style]]:
    """Filled up to the force; what is left shows the band as ░ and the ceiling as │."""
    force_n = value.force_n if isfinite(value.force_n) else 0.0
    halves = round(2 * cells * min(max(force_n / value.full_n, 0.0), 1.0))
    full = "█" * (halves // 2) + "▌" * (halves % 2)
    if force_n > value.full_n:
        full = full[:-1] + "►"
    return [(full, _colour(value, force_n)), (_empty(value, cells)[len(full) :], BAND)]


def _empty(value: Reading, cells: int) -> str:
    low, high = (_column(value, force_n, cells) for force_n in value.band_n)
    ceiling = _column(value, value.ceiling_n, cells)
    row = ["░" if low <= i <= high else "·" for i in range(cells)]
    row[ceiling] = "│"
    return "".join(row)


def _colour(value: Reading, force_n: float) -> Style:
    low_n, high_n = value.band_n
    if force_n >= value.ceiling_n:
        return BAD
    if force_n > high_n:
        return MIND
    return GOOD if force_n >= low_n else TRACE
