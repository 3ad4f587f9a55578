"""What a script meant, derived from its intentions and the design's definitions, never detected."""

from collections.abc import Sequence

from kneadle_sims.label import Label
from kneadle_sims.labels.crossings import crossings
from kneadle_sims.labels.holds import holds
from kneadle_sims.labels.rolling import rollings
from kneadle_sims.labels.spikes import Force, spikes
from kneadle_sims.steps.place import Placed

__all__ = ["Label", "crossings", "in_order", "labels"]


def labels(script: Sequence[Placed], borne_n: Force, ceiling_n: float) -> tuple[Label, ...]:
    """Holds, spikes and aggressive rolling, by start."""
    return in_order([*holds(script), *spikes(script, borne_n, ceiling_n), *rollings(script)])


def in_order(found: Sequence[Label]) -> tuple[Label, ...]:
    return tuple(sorted(found, key=lambda label: (label.start_s, label.end_s)))
