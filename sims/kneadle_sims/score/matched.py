"""One kind of thing in one session, settled: what was found, missed and invented."""

from dataclasses import dataclass

from kneadle_sims.score.marks import Mark
from kneadle_sims.score.verdict import Found


@dataclass(frozen=True, slots=True)
class Hit:
    """`off_s` is the error of a hold's duration (found less label), or the time to warn.

    None where a warning was already on when the label began.
    """

    mark: Mark
    found: Found
    off_s: float | None


@dataclass(frozen=True, slots=True)
class Matched:
    hits: tuple[Hit, ...] = ()
    missed: tuple[Mark, ...] = ()
    false: tuple[Found, ...] = ()
    left_open: int = 0  # labels neither asked for nor held against anyone
