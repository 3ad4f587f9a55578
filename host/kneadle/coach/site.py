"""Where one can work: a muscle and a side."""

from typing import NamedTuple

from kneadle.muscles import MUSCLES, SIDES


class Site(NamedTuple):
    muscle: str
    side: str

    def __str__(self) -> str:
        return f"{self.side} {self.muscle.replace('-', ' ')}"


SITES = tuple(Site(muscle, side) for muscle in MUSCLES for side in SIDES)
