"""Holds as they count in the end."""

from collections.abc import Iterable
from dataclasses import replace

from kneadle.coach.told import HoldCounted, HoldTakenBack, Told


def counted(told: Iterable[Told]) -> list[HoldCounted]:
    """In order. Credit that was taken back is none, by the rule that took it."""
    holds: list[HoldCounted] = []
    for event in told:
        if isinstance(event, HoldCounted):
            holds.append(event)
        elif isinstance(event, HoldTakenBack) and holds:
            holds[-1] = replace(holds[-1], credited=False, rule=event.rule)
    return holds
