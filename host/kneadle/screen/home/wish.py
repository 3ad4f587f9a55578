"""What a person wants, on leaving home."""

from dataclasses import dataclass
from typing import Literal

Doing = Literal["session", "practice", "live", "replay"]


@dataclass(frozen=True, slots=True)
class Wish:
    """`session` is the number of the one to be replayed."""

    doing: Doing
    session: int | None = None
