"""Warnings: was the person told in time, and never for nothing?"""

from collections.abc import Sequence

from kneadle_sims.label import LabelKind
from kneadle_sims.score.marks import Mark
from kneadle_sims.score.matched import Hit, Matched
from kneadle_sims.score.verdict import Found

# Told this close to a label counts: design, "Scored by events"; rolling: facts section 6.
REACH_S: dict[LabelKind, float] = {"spike": 0.35, "rolling": 2.0, "ceiling": 0.6}
# One warning may stand for labels no further apart than this. Spike: no second one within 2 s
# (facts row 19). Rolling clears after 2 s (row 20), and is seen late by up to one slow half-cycle.
# Ceiling: one slow breath (0.15 Hz), in which the force need not fall below 0.9 of the ceiling.
STANDS_S: dict[LabelKind, float] = {"spike": 2.0, "rolling": 3.0, "ceiling": 6.7}


def match_alarms(kind: LabelKind, marks: Sequence[Mark], found: Sequence[Found]) -> Matched:
    """`marks` are of all kinds: a spike inside a rolling label is nobody's fault."""
    own = sorted((mark for mark in marks if mark.kind == kind), key=lambda mark: mark.start_s)
    excuses = [mark for mark in marks if mark.kind == "rolling"] if kind == "spike" else []
    right = [one for one in found if any(_near(one, mark) for mark in own)]
    hits, missed = [], []
    for mark, since_s in zip(own, _occasions(own, STANDS_S[kind]), strict=True):
        hit = _hit(mark, since_s, right)
        if hit is not None and mark.sure:
            hits.append(hit)
        elif mark.sure:
            missed.append(mark)
    false = [
        one
        for one in found
        if one not in right and not any(_told_within(one, x.start_s, x.end_s) for x in excuses)
    ]
    return Matched(tuple(hits), tuple(missed), tuple(false), sum(not mark.sure for mark in own))


def _hit(mark: Mark, since_s: float, right: Sequence[Found]) -> Hit | None:
    """Told for this label, or still on from an earlier one of the same occasion."""
    for one in right:
        if _stands(one, mark) and one.told_s >= since_s - REACH_S[mark.kind]:
            return Hit(mark, one, None)
    told = [one for one in right if _in_time(one, mark)]
    if not told:
        return None
    first = min(told, key=lambda one: one.told_s)
    early = first.told_s < mark.start_s  # of a touch just before: it gives no time to warn
    return Hit(mark, first, None if early else first.told_s - mark.start_s)


def _stands(one: Found, mark: Mark) -> bool:
    until_s = one.told_s + STANDS_S["spike"] if one.kind == "spike" else one.end_s
    return one.told_s < mark.start_s - REACH_S[mark.kind] and until_s >= mark.start_s


def _in_time(one: Found, mark: Mark) -> bool:
    if mark.kind == "ceiling":
        return _told_within(one, mark.start_s, mark.start_s)
    return _near(one, mark)


def _near(one: Found, mark: Mark) -> bool:
    """Whether a person would say that this warning was about that."""
    overlaps = one.start_s <= mark.end_s and one.end_s >= mark.start_s
    about = overlaps or mark.kind != "rolling"
    return about and _told_within(one, mark.start_s, mark.end_s)


def _told_within(one: Found, start_s: float, end_s: float) -> bool:
    reach_s = REACH_S[one.kind]
    return start_s - reach_s <= one.told_s <= end_s + reach_s


def _occasions(marks: Sequence[Mark], apart_s: float) -> list[float]:
    """For each mark, in order, when the run of labels it belongs to began."""
    since: list[float] = []
    end_s = float("-inf")
    for mark in marks:
        near = since and mark.start_s - end_s <= apart_s
        since.append(since[-1] if near else mark.start_s)
        end_s = max(end_s, mark.end_s) if near else mark.end_s
    return since
