"""What a journal had lost before a session was exported from it, and where."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kneadle.exchange.zip_layout import MOST_READINGS
from kneadle.journal.holes import Hole
from kneadle.samples import Message, Samples
from kneadle.telling import count


@dataclass(frozen=True, slots=True)
class Lost:
    """`missing` readings, all of them in `holes`; `damaged` rows."""

    missing: int = 0
    damaged: int = 0
    holes: tuple[Hole, ...] = ()

    def to_json(self) -> dict[str, int]:
        return {"missing": self.missing, "damaged": self.damaged}

    def __str__(self) -> str:
        lost = f"{count(self.missing, 'reading')}, {count(self.damaged, 'damaged row')}"
        return f"Lost in the journal that it comes from: {lost}."

    def __bool__(self) -> bool:
        return bool(self.missing or self.damaged)


def lost_of(left_out: Any) -> Lost:
    """Files of an earlier Kneadle do not say where: then it is called the end.

    Raises ValueError, KeyError or TypeError.
    """
    missing, damaged = _whole(left_out["missing"]), _whole(left_out["damaged"])
    given = left_out.get("holes", [[MOST_READINGS, missing]] if missing else [])
    holes = tuple(Hole(_whole(after), _whole(readings)) for after, readings in given)
    if sum(hole.readings for hole in holes) != missing or [*holes] != sorted(holes):
        raise ValueError(f"its holes do not make {missing} missing readings")
    return Lost(missing, damaged, holes)


def with_holes(messages: Iterable[Message], holes: Iterable[Hole]) -> Iterator[Message | Hole]:
    """Each hole in its place among the readings."""
    waiting, done = deque(holes), 0
    for message in messages:
        rest = message
        while (
            isinstance(rest, Samples) and waiting and waiting[0].after_index < done + len(rest.tick)
        ):
            cut = waiting[0].after_index - done
            yield Samples(rest.tick[:cut], rest.raw[:cut])
            yield waiting.popleft()
            rest = Samples(rest.tick[cut:], rest.raw[cut:])
            done += cut
        yield rest
        done += len(rest.tick) if isinstance(rest, Samples) else 0
    yield from waiting


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_READINGS:
        raise ValueError(f"{str(value)[:40]} is no count of readings")
    return value
