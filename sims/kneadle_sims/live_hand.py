"""A hand that is told what to do while time runs, where `Hand` has it all written down."""

import math
from collections import deque

from kneadle.samples import Floats
from kneadle_sims.body import Body
from kneadle_sims.steps import Ramp, Stay, Step, meant_n, place

GENTLY_N_S = 20.0  # facts row 12: nobody leans on faster
STEEPEST = 15 / 8  # how much steeper a smooth way is in its middle than on the whole
LET_GO_S = 0.4


class LiveHand:
    """Told the same at the same moments, the same body does the same.

    Whoever asks for the force asks for one block after the other. Any thread may tell the hand
    something; it begins with the next block.
    """

    def __init__(self, body: Body) -> None:
        self._body = body
        self._script = place([Stay(math.inf)])
        self._told: deque[tuple[Step, ...]] = deque()

    def press(self, force_n: float) -> None:
        """Lean on, gently, and stay."""
        self.do(lean_on(force_n))

    def release(self) -> None:
        self.do(let_go())

    def do(self, *steps: Step) -> None:
        """Instead of whatever it was about to do; then stay like that."""
        self._told.append((*steps, Stay(math.inf)))

    def force(self, t_s: Floats) -> Floats:
        """Of the next block, (n,) to (n,); time never runs backwards."""
        while self._told:
            now_n = meant_n(self._script, t_s[:1])
            self._script = place(self._told.popleft(), float(t_s[0]), float(now_n[0]))
        return self._body.bear(t_s, meant_n(self._script, t_s))


def lean_on(force_n: float) -> Ramp:
    """Gentle from anywhere below."""
    return Ramp(force_n, STEEPEST * force_n / GENTLY_N_S)


def let_go() -> Ramp:
    return Ramp(0.0, LET_GO_S)
