"""The things a hand does, one small value each: how long it takes and the force it means.

A step knows nothing of the others: it is told the force it starts from.
"""

from kneadle_sims.label import Label
from kneadle_sims.steps.jolts import Bump, Cough, Shift
from kneadle_sims.steps.place import Placed, meant_n, place
from kneadle_sims.steps.presses import Ramp, Relax, Rest, Stay
from kneadle_sims.steps.step import Rise, Step, Way
from kneadle_sims.steps.strokes import Dabs, Roll

__all__ = [
    "Bump",
    "Cough",
    "Dabs",
    "Label",
    "Placed",
    "Ramp",
    "Relax",
    "Rest",
    "Rise",
    "Roll",
    "Shift",
    "Stay",
    "Step",
    "Way",
    "meant_n",
    "place",
]
