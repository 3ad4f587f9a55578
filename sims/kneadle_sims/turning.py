"""How the ball turns while a script is played."""

from collections.abc import Sequence

import numpy as np

from kneadle.samples import Floats
from kneadle_sims.steps import Placed, Roll


def turning_dps(script: Sequence[Placed], t_s: Floats) -> Floats:
    """What rolling does; without it the ball lies still. t_s (n,) to (n,)."""
    dps = np.zeros_like(t_s)
    for placed in script:
        if isinstance(placed.step, Roll):
            now = (t_s >= placed.start_s) & (t_s < placed.end_s)
            dps[now] = placed.step.turn_dps(t_s[now] - placed.start_s)
    return dps
