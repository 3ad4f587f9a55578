"""How hard a person may press: measured for each muscle and side."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ceiling:
    """`trials_n` are the forces that the trials reached, from which `ceiling_n` was chosen."""

    muscle: str
    side: str
    ceiling_n: float
    measured_utc: datetime
    trials_n: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ceilings:
    """The latest of each place."""

    measured: tuple[Ceiling, ...] = ()

    def find(self, muscle: str, side: str) -> Ceiling | None:
        return self._by_place().get((muscle, side))

    def with_ceiling(self, ceiling: Ceiling) -> "Ceilings":
        latest = self._by_place() | {(ceiling.muscle, ceiling.side): ceiling}
        return Ceilings(tuple(latest.values()))

    def _by_place(self) -> dict[tuple[str, str], Ceiling]:
        return {(each.muscle, each.side): each for each in self.measured}
