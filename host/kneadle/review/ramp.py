"""How steeply somebody leant on.

The mean slope from 20 to 80 % of the level the hold settled at. A mean over a stretch and not the
steepest moment: short derivatives of force are the least repeatable (facts section 3, RFD
methods), and row 12 advises 20 N/s at most for all of the lean-on.
"""

import numpy as np

from kneadle.samples import Floats

FROM_SHARE, TO_SHARE = 0.20, 0.80  # ours; 80 % is also where a hold begins (row 14)
LOOK_BACK_S = 10.0  # ours: twice the longest lean-on that row 12 advises
LOOK_ON_S = (
    1.0  # ours: the onset is known to a twentieth of a second, a slow device's to one reading
)
SHORTEST_S = 0.25  # row 19, section 3: a rise is not resolved any finer


def ramp_n_per_s(t_s: Floats, force_n: Floats, start_s: float, level_n: float) -> float | None:
    """t_s, force_n: (n,) around the onset `start_s`. None where the lean-on was not seen:
    it began higher or long before, or readings are missing or too coarse.
    """
    low_n, high_n = FROM_SHARE * level_n, TO_SHARE * level_n
    below = np.flatnonzero((force_n <= low_n) & (t_s <= start_s))
    if len(below) == 0:
        return None
    first = int(below[-1])
    above = np.flatnonzero(force_n[first:] >= high_n)
    if len(above) == 0:
        return None
    last = first + int(above[0])
    if float(np.diff(t_s[first : last + 1]).max()) > SHORTEST_S:
        return None
    rise_s = _crossed_s(t_s, force_n, last - 1, high_n) - _crossed_s(t_s, force_n, first, low_n)
    return (high_n - low_n) / max(rise_s, SHORTEST_S)


def _crossed_s(t_s: Floats, force_n: Floats, i: int, at_n: float) -> float:
    """Between reading i and the next, on a straight line."""
    share = (at_n - force_n[i]) / (force_n[i + 1] - force_n[i])
    return float(t_s[i] + share * (t_s[i + 1] - t_s[i]))
