"""How hard a person may press: measured for each muscle and side, or set by hand."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ceiling:
    """`trials_n` are the forces that the trials reached, from which `ceiling_n` was chosen; none
    where a person set it by hand.
    """

    muscle: str
    side: str
    ceiling_n: float
    measured_utc: datetime
    trials_n: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Of each place what was measured last, and after it what was set by hand since."""

    known: tuple[Ceiling, ...] = ()

    def find(self, muscle: str, side: str) -> Ceiling | None:
        return next((each for each in self.latest() if _at(each, muscle, side)), None)

    def latest(self) -> tuple[Ceiling, ...]:
        """One of each place: that which holds."""
        return tuple({(each.muscle, each.side): each for each in self.known}.values())

    def with_ceiling(self, ceiling: Ceiling) -> "Ceilings":
        """One set by hand leaves the measured one there, to be taken back to."""
        place = (ceiling.muscle, ceiling.side)
        before = self.without_hand_set(*place) if not ceiling.trials_n else self._without(*place)
        return Ceilings((*before.known, ceiling))

    def without_hand_set(self, muscle: str, side: str) -> "Ceilings":
        return Ceilings(
            tuple(each for each in self.known if each.trials_n or not _at(each, muscle, side))
        )

    def _without(self, muscle: str, side: str) -> "Ceilings":
        return Ceilings(tuple(each for each in self.known if not _at(each, muscle, side)))


def _at(ceiling: Ceiling, muscle: str, side: str) -> bool:
    return (ceiling.muscle, ceiling.side) == (muscle, side)
