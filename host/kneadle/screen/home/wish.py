"""What a person wants, on leaving home."""

from dataclasses import dataclass
from typing import Literal

Doing = Literal["session", "practice", "live", "review"]


@dataclass(frozen=True, slots=True)
class Wish:
    doing: Doing
