"""Which sessions make a suite, and what is asked of them together."""

from collections.abc import Sequence
from itertools import groupby

from kneadle_sims.label import LabelKind
from kneadle_sims.scenarios.robust import TROUBLES
from kneadle_sims.score.case import NOBODY, Case, Scored
from kneadle_sims.score.crowd import score_all
from kneadle_sims.score.faults import worst
from kneadle_sims.score.judges import HOST
from kneadle_sims.score.report import Group, Report, group
from kneadle_sims.score.summary import Summary, summarise
from kneadle_sims.score.targets import robust_targets, standard_targets

CLEAN = "no trouble"
SYNTHETIC = "SYNTHETIC: {} made-up sessions, {:.1f} loaded hours. It says nothing about people."


def standard_suite(seeds: Sequence[int], jobs: int) -> Report:
    scored = score_all([Case(seed) for seed in seeds], jobs)
    whole = group("all rates", scored)
    by_rate = groupby(sorted(scored, key=lambda one: one.rate_hz), key=lambda one: one.rate_hz)
    rates = [group(f"{rate_hz:g} Hz", some) for rate_hz, some in by_rate]
    targets = tuple(standard_targets(whole.judges[HOST]))
    return Report("standard", _head(scored), (whole, *rates), targets, worst(scored, HOST))


def robust_suite(seeds: Sequence[int], jobs: int) -> Report:
    """Each trouble apart, and all at once, on the same sessions; and nobody there at all."""
    troubles = ("", *TROUBLES, NOBODY)
    scored = score_all([Case(seed, trouble) for trouble in troubles for seed in seeds], jobs)
    parts = {
        trouble: group(trouble or CLEAN, [one for one in scored if one.group == trouble])
        for trouble in troubles
    }
    targets = robust_targets(
        {trouble: largest_loss(parts[""], parts[trouble]) for trouble in TROUBLES},
        parts[NOBODY].judges[HOST],
        summarise(HOST, scored),
    )
    return Report(
        "robust", _head(scored), tuple(parts.values()), tuple(targets), worst(scored, HOST)
    )


def change(kind: LabelKind, clean: Summary, troubled: Summary) -> float | None:
    """Of F1, below 0 for a loss; None where one of the two has none."""
    before, after = clean.kinds[kind].f1, troubled.kinds[kind].f1
    return None if before is None or after is None else after - before


def largest_loss(clean: Group, troubled: Group) -> float | None:
    """Over the four classes."""
    before, after = clean.judges[HOST], troubled.judges[HOST]
    changes = [change(kind, before, after) for kind in before.kinds]
    return max((0.0 - one for one in changes if one is not None), default=None)


def _head(scored: Sequence[Scored]) -> str:
    return SYNTHETIC.format(len(scored), sum(one.loaded_s for one in scored) / 3600)
