"""What is asked of a judge: the labels, less what nobody could have seen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kneadle.detect.limits import Limits
from kneadle_sims.label import Label, LabelKind
from kneadle_sims.scenario import Scenario

Span = tuple[float, float]

GAP_ENDS_HOLD_S = 1.0  # the design: a gap longer than this ends a hold
HOLD_ASKED_S = 3.5  # parts of a cut hold: asked for from here on,
HOLD_OPEN_S = 2.5  # open from here on; the design reports holds from 3 s


@dataclass(frozen=True, slots=True)
class Mark:
    """A label as the rules need it; a spike's ends at its peak.

    `sure` False: neither asked for nor held against anyone.
    """

    kind: LabelKind
    start_s: float
    end_s: float
    peak_n: float
    sure: bool = True


def marks(scenario: Scenario) -> tuple[Mark, ...]:
    found = [_mark(label, scenario) for label in scenario.labels]
    if scenario.rate_hz < Limits().min_full_rate_hz:
        found = holds_only(found)
    return tuple(without_data(found, _cuts(scenario)))


def holds_only(found: Iterable[Mark]) -> list[Mark]:
    """Below 50 Hz spikes and rolling are not watched for (design, "Quality")."""
    return [replace(mark, sure=mark.sure and mark.kind in ("hold", "ceiling")) for mark in found]


def without_data(found: Iterable[Mark], cuts: Sequence[Span]) -> Iterator[Mark]:
    """Hold labels parted by long cuts; a warning that a cut touches is left open."""
    for mark in found:
        touched = any(start_s < mark.end_s and mark.start_s < end_s for start_s, end_s in cuts)
        if not touched:
            yield mark
        elif mark.kind == "hold":
            yield from _parted(mark, cuts)
        else:
            yield replace(mark, sure=False)


def _mark(label: Label, scenario: Scenario) -> Mark:
    mark = Mark(label.kind, label.start_s, label.end_s, label.peak_n, label.sure)
    unseen = label.needs_imu and not scenario.imu
    return replace(mark, sure=False) if unseen else mark


def _cuts(scenario: Scenario) -> list[Span]:
    return [*scenario.air.cuts, (scenario.air.unplug_at_s, float("inf"))]


def _parted(mark: Mark, cuts: Sequence[Span]) -> Iterator[Mark]:
    long = sorted(cut for cut in cuts if cut[1] - cut[0] > GAP_ENDS_HOLD_S)
    inside = [(max(a, mark.start_s), min(b, mark.end_s)) for a, b in long]
    inside = [(a, b) for a, b in inside if a < b]
    edges = [(mark.start_s, mark.start_s), *inside, (mark.end_s, mark.end_s)]
    for (_, start_s), (end_s, _) in pairwise(edges):
        if end_s - start_s >= HOLD_OPEN_S:
            sure = mark.sure and end_s - start_s >= HOLD_ASKED_S
            yield replace(mark, start_s=start_s, end_s=end_s, sure=sure)
