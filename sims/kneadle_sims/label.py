"""What a scenario meant, for a scorer to ask for."""

from dataclasses import dataclass
from typing import Literal

LabelKind = Literal["hold", "spike", "rolling", "ceiling"]


@dataclass(frozen=True, slots=True)
class Label:
    """What was meant. `level_n` is the force before a spike, the settled force of a hold.

    Not `sure`: the definition leaves it open; a detector is neither asked for it nor blamed.
    """

    kind: LabelKind
    start_s: float
    end_s: float
    level_n: float
    peak_n: float
    sure: bool = True
    needs_imu: bool = False  # force alone cannot tell it
