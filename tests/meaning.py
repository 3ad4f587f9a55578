"""What a script was meant to be: labels in the words of the tests."""

from kneadle_sims.hand import Hand
from kneadle_sims.label import LabelKind

HOLD = Hand().still().rest(2.0).lean_on(45.0, over_s=3.0).hold(for_s=20.0)
OFF_S = 4.0


def verdicts(hand: Hand, kind: LabelKind) -> list[bool]:
    """Whether each of its labels of this kind is sure."""
    return [label.sure for label in hand.labels if label.kind == kind and not label.needs_imu]


def off(hand: Hand) -> Hand:
    return hand.release(over_s=0.4).rest(OFF_S)
