"""What all sessions together came to, for each judge."""

from collections.abc import Sequence
from dataclasses import dataclass

from kneadle_sims.label import LabelKind
from kneadle_sims.score.case import Scored
from kneadle_sims.score.figures import Figures, figures
from kneadle_sims.score.verdict import KINDS


@dataclass(frozen=True, slots=True)
class Summary:
    """False warnings are those of spike, rolling and ceiling; `false_per_h` per loaded hour."""

    judge: str
    sessions: int
    loaded_h: float
    kinds: dict[LabelKind, Figures]
    false_warnings: int
    false_per_h: float | None
    holds_started: int
    without_data_s: float


def summarise(judge: str, scored: Sequence[Scored]) -> Summary:
    judged = [one.judged[judge] for one in scored]
    kinds = {kind: figures(kind, [one.by_kind[kind] for one in judged]) for kind in KINDS}
    loaded_h = sum(one.loaded_s for one in scored) / 3600
    false = sum(kinds[kind].false for kind in KINDS if kind != "hold")
    return Summary(
        judge,
        len(scored),
        loaded_h,
        kinds,
        false,
        false / loaded_h if loaded_h else None,
        sum(one.holds_started for one in judged),
        sum(one.without_data_s for one in judged),
    )
