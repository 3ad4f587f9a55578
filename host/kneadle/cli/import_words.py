"""The preview of an import, for a person."""

from collections.abc import Iterator

from kneadle.exchange.preview import Preview
from kneadle.exchange.units import RELATIVE
from kneadle.telling import count, minutes

UNKNOWN = "not said"


def preview_text(preview: Preview) -> str:
    return "\n".join(map(_harmless, _lines(preview)))


def _harmless(line: str) -> str:
    """Names and notes from strangers may hold what a terminal obeys."""
    return "".join(letter if letter.isprintable() else "?" for letter in line)


def _lines(preview: Preview) -> Iterator[str]:
    yield f"{preview.file}: {preview.form}, from {preview.device or 'an unnamed device'}"
    yield f"  from when   {_started(preview)}"
    yield f"  how long    {_length(preview)}"
    yield f"  how much    {_much(preview)}"
    if preview.events is None:
        yield f"  units       force {preview.unit or UNKNOWN}, time {preview.time or UNKNOWN}"
    if preview.lowest_n is not None and preview.highest_n is not None:
        unit = RELATIVE if preview.unit == RELATIVE else "N"
        yield f"  force       {preview.lowest_n:.1f} to {preview.highest_n:.1f} {unit}"
    if preview.note:
        yield f"  note        {preview.note}"
    if preview.tags:
        yield f"  tags        {', '.join(preview.tags)}"
    yield from (f"  {sentence}" for sentence in preview.understood)
    for why, rows, first in preview.skipped:
        yield f"  Skipped     {count(rows, 'row')}: {why} (first in {first})"
    if preview.not_kept:
        yield f"  Not kept    {', '.join(preview.not_kept)}"


def _started(preview: Preview) -> str:
    if preview.started is None:
        return UNKNOWN
    return f"{preview.started:%Y-%m-%d %H:%M:%S%z} (says {preview.started_by})"


def _length(preview: Preview) -> str:
    if preview.duration_s is None:
        return UNKNOWN
    return minutes(preview.duration_s) if preview.duration_s >= 1 else f"{preview.duration_s:.3f} s"


def _much(preview: Preview) -> str:
    rate = f" at {preview.rate_hz:g} a second" if preview.rate_hz else ""
    events = "" if preview.events is None else f", {count(preview.events, 'event')}"
    return f"{count(preview.readings, 'reading')}{rate}{events}"
