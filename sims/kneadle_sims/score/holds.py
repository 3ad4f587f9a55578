"""Holds: paired with their labels by how much of their time they share."""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from kneadle.samples import Floats
from kneadle_sims.score.marks import Mark, Span
from kneadle_sims.score.matched import Hit, Matched
from kneadle_sims.score.verdict import Found

SAME_IOU = 0.5  # the design: above this it is the same hold
OPEN_SHARE = 0.5  # more of it than this under open labels: nobody's fault


def match_holds(marks: Sequence[Mark], found: Sequence[Found]) -> Matched:
    """The best one-to-one pairing; what then lies mostly under open labels is left out."""
    asked = [mark for mark in marks if mark.sure]
    open_spans = _union((mark.start_s, mark.end_s) for mark in marks if not mark.sure)
    rows, columns = _pairs(asked, found, open_spans)
    hits = tuple(
        Hit(asked[i], found[j], _length_s(asked[i], found[j], open_spans) - _span_s(asked[i]))
        for i, j in zip(rows, columns, strict=True)
    )
    missed = tuple(mark for i, mark in enumerate(asked) if i not in rows)
    others = [one for j, one in enumerate(found) if j not in columns]
    false = tuple(one for one in others if not _is_open(one, open_spans))
    return Matched(hits, missed, false, len(marks) - len(asked))


def _pairs(
    asked: Sequence[Mark], found: Sequence[Found], open_spans: Sequence[Span]
) -> tuple[list[int], list[int]]:
    iou = np.array([[_iou(mark, one, open_spans) for one in found] for mark in asked])
    iou = iou.reshape(len(asked), len(found))
    same: Floats = np.where(iou > SAME_IOU, iou, 0.0)
    rows, columns = linear_sum_assignment(same, maximize=True)
    kept = same[rows, columns] > 0
    return rows[kept].tolist(), columns[kept].tolist()


def _iou(mark: Mark, one: Found, open_spans: Sequence[Span]) -> float:
    shared_s = _shared_s(mark, (one.start_s, one.end_s))
    return shared_s / (_span_s(mark) + _length_s(mark, one, open_spans) - shared_s)


def _length_s(mark: Mark, one: Found, open_spans: Sequence[Span]) -> float:
    """How long it is, less what lies under open labels and outside this one."""
    span = (one.start_s, one.end_s)
    open_s = sum(
        _overlap_s(span, other) - _shared_s(mark, (max(span[0], other[0]), min(span[1], other[1])))
        for other in open_spans
    )
    return one.end_s - one.start_s - open_s


def _is_open(one: Found, open_spans: Sequence[Span]) -> bool:
    span = (one.start_s, one.end_s)
    under_s = sum(_overlap_s(span, other) for other in open_spans)
    return under_s > OPEN_SHARE * (one.end_s - one.start_s)


def _shared_s(mark: Mark, span: Span) -> float:
    return _overlap_s((mark.start_s, mark.end_s), span)


def _span_s(mark: Mark) -> float:
    return mark.end_s - mark.start_s


def _overlap_s(a: Span, b: Span) -> float:
    return max(0.0, min(a[1], b[1]) - max(a[0], b[0]))


def _union(spans: Iterable[Span]) -> list[Span]:
    """The same time as spans that do not overlap."""
    joined: list[Span] = []
    for start_s, end_s in sorted(spans):
        if joined and start_s <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end_s, joined[-1][1]))
        else:
            joined.append((start_s, end_s))
    return joined
