"""A 1 may be the beginning of a 10: it is said once no 0 can follow any more."""

from math import inf

from kneadle.coach.heard import Heard, Number

WITHIN_S = 0.8
ONE, TEN = Number(1), Number(10)


class PerhapsTen:
    """Times are the wall clock's."""

    def __init__(self) -> None:
        self._due_s = inf

    def hear(self, answer: Heard, at_s: float) -> tuple[Heard, ...]:
        """What is said now."""
        waited, self._due_s = self._due_s < inf, inf
        if answer == ONE:
            self._due_s = at_s + WITHIN_S
            return (ONE,) if waited else ()
        return (ONE, answer) if waited and answer != TEN else (answer,)

    def due(self, at_s: float) -> tuple[Heard, ...]:
        if at_s < self._due_s:
            return ()
        self._due_s = inf
        return (ONE,)
