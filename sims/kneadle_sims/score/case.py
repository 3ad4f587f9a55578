"""One session judged by everybody. All of it can travel between processes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kneadle.samples import Message
from kneadle_sims import stream
from kneadle_sims.label import LabelKind
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios.robust import TROUBLES, nobody
from kneadle_sims.scenarios.standard import standard
from kneadle_sims.score.alarms import match_alarms
from kneadle_sims.score.credit import credited_without_data_s
from kneadle_sims.score.holds import match_holds
from kneadle_sims.score.judges import JUDGES
from kneadle_sims.score.marks import Mark, marks
from kneadle_sims.score.matched import Matched
from kneadle_sims.score.verdict import KINDS, Verdict

LOADED_N = 5.0  # the true force from which the ball counts as loaded (facts row 5)
LOADED_HZ = 50.0
NOBODY = "nobody"

ByKind = Mapping[LabelKind, Matched]


@dataclass(frozen=True, slots=True)
class Case:
    """Which session. `trouble` is a name of robust.TROUBLES, "" for none, or "nobody"."""

    seed: int
    trouble: str = ""

    @property
    def name(self) -> str:
        """What `kneadle-sim make` and `serve` call it."""
        if self.trouble == NOBODY:
            return f"nobody-{self.seed}"
        return f"standard-{self.seed}" + (f"-{self.trouble}" if self.trouble else "")

    def scenario(self) -> Scenario:
        if self.trouble == NOBODY:
            return nobody(self.seed)
        session = standard(self.seed)
        return TROUBLES[self.trouble](session) if self.trouble else session


@dataclass(frozen=True, slots=True)
class Judged:
    """`without_data_s`: time held for which no sample was received."""

    by_kind: ByKind
    holds_started: int
    without_data_s: float


@dataclass(frozen=True, slots=True)
class Scored:
    """`group` is the trouble, or where the session comes from; `loaded_s` by the true force."""

    name: str
    group: str
    rate_hz: float
    ceiling_n: float
    loaded_s: float
    judged: Mapping[str, Judged]


def score(case: Case) -> Scored:
    scenario = case.scenario()
    judged = judge_all(
        list(stream.messages(scenario)), marks(scenario), scenario.rate_hz, scenario.ceiling_n
    )
    return Scored(
        case.name,
        case.trouble,
        scenario.rate_hz,
        scenario.ceiling_n,
        _loaded_s(scenario),
        judged,
    )


def judge_all(
    messages: Sequence[Message], asked: Sequence[Mark], rate_hz: float, ceiling_n: float
) -> dict[str, Judged]:
    verdicts = {name: judge(messages, ceiling_n) for name, judge in JUDGES.items()}
    return {
        name: Judged(
            match(asked, verdict),
            verdict.holds_started,
            credited_without_data_s(verdict.found, messages, rate_hz),
        )
        for name, verdict in verdicts.items()
    }


def match(asked: Sequence[Mark], verdict: Verdict) -> dict[LabelKind, Matched]:
    found = {kind: [one for one in verdict.found if one.kind == kind] for kind in KINDS}
    matched = {kind: match_alarms(kind, asked, found[kind]) for kind in KINDS if kind != "hold"}
    holds = [mark for mark in asked if mark.kind == "hold"]
    return matched | {"hold": match_holds(holds, found["hold"])}


def _loaded_s(scenario: Scenario) -> float:
    _, force_n = scenario.hand.force(LOADED_HZ)
    return float((force_n >= LOADED_N).sum()) / LOADED_HZ
