"""What a judge says of one session, in the labels' own terms."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kneadle.samples import Message
from kneadle_sims.label import LabelKind

KINDS: tuple[LabelKind, ...] = ("hold", "spike", "rolling", "ceiling")


@dataclass(frozen=True, slots=True)
class Found:
    """`told_s` is when a live user would have been told; `held_s` is 0 for warnings."""

    kind: LabelKind
    start_s: float
    end_s: float
    told_s: float
    held_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    found: tuple[Found, ...]
    holds_started: int


# The messages of one session and the ceiling in newtons.
Judge = Callable[[Iterable[Message], float], Verdict]
