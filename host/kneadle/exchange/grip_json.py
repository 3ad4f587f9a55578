"""Grip Connect's JSON: a list of packets, with the names of an older or of a newer version."""

import math
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from kneadle.errors import TraceError
from kneadle.exchange.json_items import BrokenOffError, items
from kneadle.exchange.recording import Recording, Said
from kneadle.exchange.skipped import CUT_SHORT, NO_ITEM, Skipped
from kneadle.exchange.stamps import GRIP_CONNECT, Packet, spread, stamps_of
from kneadle.exchange.text import LINES_AT_ONCE, encoding_of
from kneadle.exchange.units import FORCE_WORDS, spelt

KEPT = {"received", "timestamp", "sampleNum", "sampleIndex", "masses", "current", "unit"}


def recording(path: Path, said: Said) -> Recording:
    """Raises TraceError, OSError."""
    encoding = encoding_of(path)
    first = _first(path, encoding)
    unit = FORCE_WORDS.get(spelt(str(first.get("unit", "kg"))))
    packets = partial(_packets, path, encoding)
    stamps = stamps_of(packets(Skipped()))
    return Recording(
        form="Grip Connect JSON",
        device=GRIP_CONNECT,
        unit=said.unit or unit,
        time=stamps.unit,
        started=stamps.began,
        chunks=lambda skipped: spread(packets(skipped), stamps, LINES_AT_ONCE),
        understood=(_of_unit(first), stamps.words),
        not_kept=tuple(f"{name} of each packet" for name in first if name not in KEPT),
    )


def _first(path: Path, encoding: str) -> Mapping[str, Any]:
    try:
        first = next(islice(items(path, encoding), 1), None)
    except BrokenOffError:
        first = None
    if not isinstance(first, dict) or _packet(1, first) is None:
        raise TraceError(
            f"{path.name} is JSON, but not a list of packets as Grip Connect writes it.",
            "A session of Kneadle comes back from its .zip; other data can come as CSV.",
        )
    return first


def _of_unit(first: Mapping[str, Any]) -> str:
    if "unit" in first:
        return f"The file says its unit is {str(first['unit'])[:20]}."
    return "The file does not say its unit; Grip Connect wrote kg before it said so."


def _packets(path: Path, encoding: str, skipped: Skipped) -> Iterator[Packet]:
    place = 0
    try:
        for place, item in enumerate(items(path, encoding), start=1):
            packet = _packet(place, item)
            if packet is None:
                skipped.add(NO_ITEM, place)
            else:
                yield packet
    except BrokenOffError:
        skipped.add(CUT_SHORT, place + 1)


def _packet(place: int, item: Any) -> Packet | None:
    match item:
        case {"received": received, "masses": [_, *_] as masses}:
            force = _sum(masses)
        case {"timestamp": received, "current": current}:
            force = _sum([current])
        case _:
            return None
    sample = _sum([item.get("sampleNum", item.get("sampleIndex", place))])
    row = _sum([received]), sample, force
    return Packet(place, *row) if all(map(math.isfinite, row)) else None


def _sum(values: list[Any]) -> float:
    """NaN where one is no number."""
    if any(isinstance(value, bool) or not isinstance(value, int | float) for value in values):
        return math.nan
    try:
        return math.fsum(values)
    except (OverflowError, ValueError):
        return math.nan
