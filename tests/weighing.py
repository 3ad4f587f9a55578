"""Known loads put on a simulated sensor, one after the other."""

from collections.abc import Sequence

import numpy as np

from kneadle.calibrating.loads import Complete, Empty, Point, State, step
from kneadle_sims.hand import Hand
from kneadle_sims.sensor import Sensor

G_M_S2 = 9.80665
RATE_HZ = 80.0
UP_AND_DOWN = (2.0, 5.0, 10.0, 5.0, 2.0, 0.0)
STAYS_S, MOVES_S = 9.0, 1.0


def loaded(loads_kg: Sequence[float]) -> Hand:
    """Nothing at first, then each load for nine seconds."""
    hand = Hand(seed=1).rest(STAYS_S)
    for kg in loads_kg:
        hand = hand.press_to(kg * G_M_S2, over_s=MOVES_S).hold(for_s=STAYS_S)
    return hand.still()


def weighed(
    sensor: Sensor, loads_kg: Sequence[float] = UP_AND_DOWN, named_kg: Sequence[float] | None = None
) -> Complete:
    """What was measured when `loads_kg` lay on it, named so by the person, or otherwise."""
    raw = sensor.raw(*loaded(loads_kg).force(RATE_HZ))
    named = (0.0, *(loads_kg if named_kg is None else named_kg))
    state: State = Empty()
    for number, kg in enumerate(named):
        end_s = STAYS_S + number * (STAYS_S + MOVES_S)
        last = raw[round((end_s - 1.0) * RATE_HZ) : round(end_s * RATE_HZ)]
        loaded_s = end_s - STAYS_S if kg else 0.0
        state = step(state, Point(kg, float(last.mean()), float(np.std(last)), loaded_s))
    assert isinstance(state, Complete)
    return state
