"""Two sessions in numbers, side by side."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import mean

from rich.style import Style
from textual.strip import Strip

from kneadle.review.session import SessionNumbers
from kneadle.screen.palette import BAD, BOLD, QUIET, TEXT
from kneadle.screen.review import listing
from kneadle.screen.review.looked import Looked
from kneadle.screen.widgets.lines import Lines, cut, line

NOTHING = "-"
LABEL_CELLS = 16
DIFFERENT = "Not the same place: compare with care."
UNKNOWN = "Where was pressed is not known of both."


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    one: Looked
    other: Looked


class Beside(Lines[Pair | None]):
    def draw(self, value: Pair | None, width: int, height: int) -> list[Strip]:
        if value is None:
            return []
        cells = max(1, (width - LABEL_CELLS) // 2)
        numbers = [
            line(
                (f"{label:<{LABEL_CELLS}}", QUIET),
                (f"{cut(one, cells - 1):<{cells}}{cut(other, cells)}", TEXT if label else BOLD),
            )
            for label, one, other in rows(value)
        ]
        words, look = where(value)
        return [line((cut(words, width), look)), *numbers][:height]


def where(pair: Pair) -> tuple[str, Style]:
    """Forces and pain of two places say little of each other."""
    one, other = _places(pair.one), _places(pair.other)
    if not one or not other:
        return UNKNOWN, QUIET
    if one != other:
        return DIFFERENT, BAD
    return f"Both: {listing.sites(pair.one.row)}", TEXT


def _places(looked: Looked) -> set[tuple[str, str]]:
    return {(each.muscle, each.side) for each in looked.row.worked}


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


def _varies(numbers: SessionNumbers) -> str:
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
    ("pressed", lambda numbers: f"{int(numbers.loaded_s)} s"),
    ("holds counted", _holds),
    ("mean of holds", _mean),
    ("varies by", _varies),
    ("warnings", _warned),
    ("pain on moving", _pain),
)
ROWS = 2 + len(_ROWS)
