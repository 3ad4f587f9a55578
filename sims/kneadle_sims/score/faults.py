"""What went wrong in one session, in words and at what second, so that it can be looked at."""

from collections.abc import Iterator, Sequence

from kneadle_sims.label import LabelKind
from kneadle_sims.score.case import Judged, Scored
from kneadle_sims.score.matched import Hit, Matched
from kneadle_sims.score.verdict import KINDS, Found

WORTH_A_WORD_S = 0.8  # the issue: nine in ten holds are to be timed better than this
WORST = 10


def worst(scored: Sequence[Scored], judge: str) -> list[Scored]:
    """At most ten, the worst first; none of those in which nothing went wrong."""
    bad = [one for one in scored if any(faults(one.judged[judge]))]
    return sorted(bad, key=lambda one: badness(one.judged[judge]), reverse=True)[:WORST]


def badness(judged: Judged) -> float:
    """Misses, false alarms, and the largest error of a hold's duration in seconds."""
    wrong = sum(len(one.missed) + len(one.false) for one in judged.by_kind.values())
    off_s = (hit.off_s for hit in judged.by_kind["hold"].hits if hit.off_s is not None)
    return wrong + max(map(abs, off_s), default=0.0)


def faults(judged: Judged) -> Iterator[str]:
    for kind in KINDS:
        yield from _of_kind(kind, judged.by_kind[kind])
    yield from filter(None, map(_mistimed, judged.by_kind["hold"].hits))


def _of_kind(kind: LabelKind, matched: Matched) -> Iterator[str]:
    for mark in matched.missed:
        yield f"missed {kind} {mark.start_s:.1f}-{mark.end_s:.1f} s ({mark.peak_n:.0f} N)"
    yield from map(_false, matched.false)


def _false(one: Found) -> str:
    told = "" if one.kind == "hold" else f", told {one.told_s:.1f}"
    return f"false {one.kind} {one.start_s:.1f}-{one.end_s:.1f} s{told}"


def _mistimed(hit: Hit) -> str | None:
    if hit.off_s is None or abs(hit.off_s) <= WORTH_A_WORD_S:
        return None
    mark, one = hit.mark, hit.found
    return (
        f"hold {mark.start_s:.1f}-{mark.end_s:.1f} s found as"
        f" {one.start_s:.1f}-{one.end_s:.1f} ({hit.off_s:+.1f} s)"
    )
