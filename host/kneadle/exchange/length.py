"""How long a session may be: a longer one is a slip in a number, or a trick."""

import numpy as np

from kneadle.errors import TraceError
from kneadle.exchange.clocked import Clocked
from kneadle.exchange.ranges import RATES_HZ
from kneadle.samples import Hello, Message, Samples
from kneadle.trace.row import LARGEST

DAY_S = 86400.0
LONGEST_S = 31 * DAY_S


def refuse_endless(name: str, length_s: float, do: str) -> None:
    """Raises TraceError."""
    if length_s > LONGEST_S:
        raise TraceError(
            f"{name} would be {length_s / DAY_S:,.0f} days long by its own times; a session lasts"
            f" {LONGEST_S / DAY_S:.0f} days at most.",
            do,
        )


def refuse_slow(name: str, step_s: float) -> None:
    """Raises TraceError."""
    if step_s * RATES_HZ[0] > 1:
        raise TraceError(
            f"{name} would have a reading every {step_s:,.0f} s by its own times; of a press there"
            " are some every second.",
            "Correct the times, or say their unit with --time.",
        )


class Length:
    """Of a session, as its messages go by: by the ball's clock."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._clocked = Clocked()
        self._first_s: float | None = None
        self.lasted_s: float | None = None  # first reading to last, by the ball's clock

    def add(self, message: Message) -> None:
        """Raises TraceError as soon as it is too long, ValueError for times beyond any clock."""
        if isinstance(message, Hello):
            self._clocked.greet(message)
        if not isinstance(message, Samples):
            return
        with np.errstate(all="ignore"):  # what overflows is far too long as well
            t_s, _ = self._clocked.take(message)
        if len(t_s):
            self._look(float(t_s[0]), float(t_s[-1]))

    def _look(self, from_s: float, to_s: float) -> None:
        if not max(abs(from_s), abs(to_s)) <= LARGEST:
            raise ValueError("its times are beyond any clock")
        self._first_s = from_s if self._first_s is None else self._first_s
        do = "Nothing was imported. Ask for another copy of it."
        self.lasted_s = to_s - self._first_s
        refuse_endless(self._name, self.lasted_s, do)
