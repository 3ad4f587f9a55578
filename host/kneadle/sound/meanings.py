"""The eight things that are told: what the ball can make felt can be heard and said as well."""

from kneadle.wire.commands import Buzz as Meaning

__all__ = ["URGENT", "Meaning", "rank"]

# From the least to the most urgent. The ball ranks its two likewise: firmware/ball/haptics.py.
URGENT = (Meaning.LINK_LOST, Meaning.ROLLING, Meaning.SPIKE, Meaning.EASE_OFF)


def rank(meaning: Meaning) -> int:
    """0 is calm; a higher one cuts a lower one off."""
    return URGENT.index(meaning) + 1 if meaning in URGENT else 0
