"""What was understood of a CSV, in sentences for the preview."""

from collections.abc import Iterator, Sequence

from kneadle.exchange.cells import Cells
from kneadle.exchange.columns import Columns
from kneadle.exchange.name_words import words_of
from kneadle.exchange.recording import Said

# Of pressure, of a voltage, of nothing: a number that is no force yet.
NO_FORCE = {
    *("pa", "hpa", "kpa", "mpa", "bar", "mbar", "psi", "mmhg"),
    *("v", "mv", "ohm", "adc", "raw", "counts", "percent"),
}


def understood(
    encoding: str, names: Sequence[str], chosen: Columns, cells: Cells, said: Said
) -> Iterator[str]:
    force = names[chosen.force_at]
    yield f"Time is column {names[chosen.time_at]}, force is column {force}."
    yield from _of_unit(force, chosen.unit, said.unit)
    if cells.read_time:
        yield "Times are dates; where one names no zone, it is this computer's."
    elif said.time and chosen.time and said.time != chosen.time:
        yield f"The header says {chosen.time}; you said {said.time}, which is taken."
    if cells.decimal_comma:
        yield "Numbers have a decimal comma."
    if encoding not in ("utf-8", "utf-8-sig"):
        yield f"The text is {encoding}."


def _of_unit(name: str, known: str | None, said: str | None) -> Iterator[str]:
    taken = f"; you said {said}, which is taken." if said else "."
    strange = [word for word in words_of(name) if word in NO_FORCE]
    if known and said and known != said:
        yield f"The header says {known}{taken}"
    elif strange and not known:
        yield f"The header says {strange[0]}, which is no unit of force{taken}"
