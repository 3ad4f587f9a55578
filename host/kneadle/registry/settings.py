"""What a person set once and for all."""

from dataclasses import dataclass

TARGETS_S = (45.0, 60.0, 75.0)  # between credit and the hard stop: facts section 0 row 16


@dataclass(frozen=True, slots=True)
class Settings:
    """`target_s` is how long a hold shall last; `spoken` needs a voice on this computer."""

    target_s: float = 60.0
    sounds: bool = True
    spoken: bool = False
    high_contrast: bool = False
