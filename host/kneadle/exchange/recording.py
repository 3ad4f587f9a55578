"""A file with times and forces, understood but not yet taken."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kneadle.exchange.skipped import Skipped
from kneadle.samples import Floats, Ints


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said of the file; None: what it says itself."""

    unit: str | None = None
    time: str | None = None
    column: str | None = None
    started: datetime | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Numbers as they are in the file: (n,) each. `place` is their line or number in it."""

    place: Ints
    time: Floats
    force: Floats


@dataclass(frozen=True, slots=True)
class Recording:
    """`unit` and `time` are None where the file is mute and nobody said.

    `understood` are sentences for the preview, `not_kept` names what is in the file and is left.
    `chunks` reads the file again each time, a piece at a time. `columns` are all that a header
    names; note, tags, and whether it was made up or its sensor never calibrated (`relative`: full
    scale is 100, in no real unit) are Kneadle's own.
    """

    form: str
    device: str
    unit: str | None
    time: str | None
    chunks: Callable[[Skipped], Iterator[Chunk]]
    understood: tuple[str, ...] = ()
    not_kept: tuple[str, ...] = ()
    started: datetime | None = None
    columns: tuple[str, ...] = ()
    note: str = ""
    tags: tuple[str, ...] = ()
    made_up: bool = False
    relative: bool = False
