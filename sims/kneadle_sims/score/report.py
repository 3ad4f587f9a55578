"""A suite's figures, as the table and the JSON both show them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kneadle_sims.score.case import Scored
from kneadle_sims.score.faults import faults
from kneadle_sims.score.judges import HOST, JUDGES
from kneadle_sims.score.summary import Summary, summarise
from kneadle_sims.score.targets import Target

SCHEMA = "kneadle.score/1"


@dataclass(frozen=True, slots=True)
class Group:
    """Sessions that belong together, by judge."""

    name: str
    judges: Mapping[str, Summary]


@dataclass(frozen=True, slots=True)
class Report:
    """`groups` begins with the one that the others are parts of, or are compared with."""

    suite: str
    head: str
    groups: Sequence[Group]
    targets: Sequence[Target]
    worst: Sequence[Scored]

    def to_json(self) -> dict[str, Any]:
        return {
            "schema": SCHEMA,
            "suite": self.suite,
            "head": self.head,
            "groups": [
                {"name": group.name, "judges": [asdict(one) for one in group.judges.values()]}
                for group in self.groups
            ],
            "targets": [{**asdict(target), "met": target.met} for target in self.targets],
            "worst": [_session(one) for one in self.worst],
        }


def group(name: str, scored: Iterable[Scored]) -> Group:
    pooled = list(scored)
    return Group(name, {judge: summarise(judge, pooled) for judge in JUDGES})


def _session(scored: Scored) -> dict[str, Any]:
    return {
        "name": scored.name,
        "rate_hz": scored.rate_hz,
        "ceiling_n": scored.ceiling_n,
        "faults": list(faults(scored.judged[HOST])),
    }
