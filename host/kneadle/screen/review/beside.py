"""Two sessions in numbers, side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import mean

from textual.strip import Strip

from kneadle.review.session import SessionNumbers
from kneadle.screen.palette import BOLD, QUIET, TEXT
from kneadle.screen.review.looked import Looked
from kneadle.screen.widgets.lines import Lines, cut, line

NOTHING = "-"
LABEL_CELLS = 16


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    one: Looked
    other: Looked


class Beside(Lines[Pair | None]):
    def draw(self, value: Pair | None, width: int, height: int) -> list[Strip]:
        if value is None:
            return []
        cells = max(1, (width - LABEL_CELLS) // 2)
        return [
            line(
                (f"{label:<{LABEL_CELLS}}", QUIET),
                (f"{cut(one, cells - 1):<{cells}}{cut(other, cells)}", TEXT if label else BOLD),
            )
            for label, one, other in rows(value)
        ][:height]


def rows(pair: Pair) -> Iterator[tuple[str, str, str]]:
    yield "", _name(pair.one), _name(pair.other)
    for label, of in _ROWS:
        yield label, of(pair.one.numbers), of(pair.other.numbers)


def _name(looked: Looked) -> str:
    return f"{looked.row.id}: {looked.row.started:%d %b}"


def _holds(numbers: SessionNumbers) -> str:
    return f"{numbers.counted} of {len(numbers.holds)}"


def _mean(numbers: SessionNumbers) -> str:
    held = [hold.mean_n for hold in numbers.holds]
    return f"{mean(held):.0f} {numbers.unit}" if held else NOTHING


def _steady(numbers: SessionNumbers) -> str:
    held = [hold.cv for hold in numbers.holds]
    return f"{100 * mean(held):.0f} %" if held else NOTHING


def _warned(numbers: SessionNumbers) -> str:
    return str(sum(each.times for each in numbers.warnings))


def _pain(numbers: SessionNumbers) -> str:
    """Before and after, at each place."""
    known = [each for each in numbers.sites if each.pain_before is not None]
    return " ".join(f"{each.pain_before}→{_said(each.pain_after)}" for each in known) or NOTHING


def _said(pain: int | None) -> str:
    return NOTHING if pain is None else str(pain)


_ROWS: tuple[tuple[str, Callable[[SessionNumbers], str]], ...] = (
    ("pressed", lambda numbers: f"{numbers.loaded_s:.0f} s"),
    ("holds counted", _holds),
    ("mean of holds", _mean),
    ("they vary by", _steady),
    ("warnings", _warned),
    ("pain, 0 to 10", _pain),
)
ROWS = 1 + len(_ROWS)
