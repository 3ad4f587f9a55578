"""What was meant and what was said, for the tests of the score."""

from collections.abc import Sequence

from kneadle_sims.label import LabelKind
from kneadle_sims.score.marks import Mark
from kneadle_sims.score.verdict import KINDS, Found, Verdict


def meant(kind: LabelKind, start_s: float, end_s: float, *, sure: bool = True) -> Mark:
    return Mark(kind, start_s, end_s, 50.0, sure)


def said(kind: LabelKind, start_s: float, end_s: float, *, told_s: float | None = None) -> Found:
    held_s = end_s - start_s if kind == "hold" else 0.0
    return Found(kind, start_s, end_s, start_s if told_s is None else told_s, held_s)


def perfect(marks: Sequence[Mark]) -> Verdict:
    """Says exactly what was surely meant, at once."""
    found = tuple(said(mark.kind, mark.start_s, mark.end_s) for mark in marks if mark.sure)
    return Verdict(found, sum(one.kind == "hold" for one in found))


def deaf() -> Verdict:
    return Verdict((), 0)


def alarmist(until_s: float) -> Verdict:
    """Cries everything, every second."""
    seconds = [float(s) for s in range(int(until_s))]
    found = tuple(said(kind, s, s + 0.5) for kind in KINDS for s in seconds)
    return Verdict(found, len(seconds))
