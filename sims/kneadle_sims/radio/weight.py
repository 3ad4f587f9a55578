"""What a scale makes of a press."""

from kneadle.samples import Floats
from kneadle_sims.hand import Hand

N_PER_KG = 9.80665


def pressed_kg(hand: Hand, t_s: Floats) -> Floats:
    """At any moments; nothing before and after the script. (n,) to (n,)"""
    return hand.force_at(t_s) / N_PER_KG
