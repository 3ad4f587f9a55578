"""What is asked, and whether it is met."""

from dataclasses import replace

import pytest

from kneadle_sims.score.case import Case, score
from kneadle_sims.score.report import Group, group
from kneadle_sims.score.suites import largest_loss
from kneadle_sims.score.targets import Target


def test_a_loss_is_what_the_worst_hit_class_loses() -> None:
    clean = group("clean", [score(Case(1))])
    scored = clean.judges["kneadle"]
    kinds = {kind: replace(one, f1=0.9) for kind, one in scored.kinds.items()}
    hit = {**kinds, "spike": replace(kinds["spike"], f1=0.5)}

    before = Group("clean", {"kneadle": replace(scored, kinds=kinds)})
    after = Group("harsh", {"kneadle": replace(scored, kinds=hit)})

    assert largest_loss(before, before) == 0.0
    assert largest_loss(before, after) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("value", "relation", "met"),
    [(0.99, ">=", True), (0.98, ">=", False), (0.99, "<=", True), (1.0, "<=", False)],
)
def test_a_target_is_met_up_to_its_bound(value: float, relation: str, met: bool) -> None:
    assert Target("", value, ">=" if relation == ">=" else "<=", 0.99).met is met


def test_what_could_not_be_measured_meets_no_target() -> None:
    assert not Target("", None, "<=", 1.0).met
