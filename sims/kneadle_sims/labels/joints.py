"""Whether two sustained pieces are one hold, two, or left open by the definition."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kneadle.samples import Floats
from kneadle_sims.labels.pieces import FIRM_N, Piece
from kneadle_sims.labels.rolling import by_its_force
from kneadle_sims.steps.place import Placed, meant_n

Bools = NDArray[np.bool_]
Joint = Literal["one", "open", "two"]

# The facts' band is 25 % or 8 N, of which the body needs some; a level is left and reached for
# certain within less. Ours
BAND_SHARE, BAND_N = 0.2, 6.0
LEVEL_SHARE, LEVEL_N = 0.1, 4.0
FORGIVEN_S, ENDED_S = 2.5, 3.5  # on both sides of the design's 3 s out of the band. Ours
# Contact is on at 5 N, off at 3 N, debounced 0.2 s.
OFF_N, TOUCH_N = 2.5, 6.0
OFF_S, TOUCH_S = 0.5, 0.1
GRID_S = 0.005


def joint(script: Sequence[Placed], before: Piece, after: Piece) -> Joint:
    if _rolled(script, before, after):
        return "two"
    force_n = _meant_n(script, before.end_s, after.start_s)
    if _seconds(force_n < OFF_N) >= OFF_S or _seconds(force_n < FIRM_N) >= ENDED_S:
        return "two"
    aside_s = _seconds(_aside(force_n, before.last_n, after.first_n))
    open_ = _seconds(force_n < TOUCH_N) >= TOUCH_S or aside_s >= FORGIVEN_S
    return "open" if open_ else "one"


def out_of_band_s(script: Sequence[Placed], from_s: float, to_s: float, level_n: float) -> float:
    return _seconds(_off(_meant_n(script, from_s, to_s), level_n, BAND_SHARE, BAND_N))


def _rolled(script: Sequence[Placed], before: Piece, after: Piece) -> bool:
    return any(
        by_its_force(placed) == "yes"
        for placed in script
        if before.end_s - 1e-6 <= placed.start_s <= after.start_s
    )


def _meant_n(script: Sequence[Placed], from_s: float, to_s: float) -> Floats:
    return meant_n(script, np.arange(from_s, to_s - 1e-9, GRID_S))


def _aside(force_n: Floats, before_n: float, after_n: float) -> Bools:
    """Out of the band if it comes back, on its way if it goes to another level."""
    comes_back = abs(before_n - after_n) <= max(BAND_N, BAND_SHARE * before_n)
    share, least_n = (BAND_SHARE, BAND_N) if comes_back else (LEVEL_SHARE, LEVEL_N)
    return _off(force_n, before_n, share, least_n) & _off(force_n, after_n, share, least_n)


def _off(force_n: Floats, level_n: float, share: float, least_n: float) -> Bools:
    return np.asarray(np.abs(force_n - level_n) > max(least_n, share * level_n))


def _seconds(yes: Bools) -> float:
    return float(yes.sum()) * GRID_S
