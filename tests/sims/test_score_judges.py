"""Judges of known quality on whole made-up sessions."""

import pytest

from feeding import hello, reading
from kneadle.detect.limits import Limits
from kneadle_sims.hand import Hand
from kneadle_sims.scenarios.standard import standard
from kneadle_sims.score.case import Case, Judged, Scored, match, score
from kneadle_sims.score.judges import kneadle
from kneadle_sims.score.marks import marks
from kneadle_sims.score.summary import Summary, summarise
from kneadle_sims.score.verdict import KINDS, Verdict
from scoring import alarmist, deaf, perfect, said

SEEDS = (1, 3, 5, 7)
LOADED_S = 30.0


def summary_of(seed: int, verdict: Verdict) -> Summary:
    judged = Judged(match(marks(standard(seed)), verdict), verdict.holds_started, 0.0)
    return summarise("one", [Scored("a session", "", 100.0, 80.0, LOADED_S, {"one": judged})])


@pytest.mark.parametrize("seed", SEEDS)
def test_a_perfect_judge_has_an_f1_of_one_and_no_error(seed: int) -> None:
    summary = summary_of(seed, perfect(marks(standard(seed))))

    asked = [one for one in summary.kinds.values() if one.hits + one.missed]
    assert asked
    assert {one.f1 for one in asked} == {1.0}
    assert max(one.tail_s or 0.0 for one in asked) == pytest.approx(0.0)
    assert summary.false_per_h == 0.0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_deaf_judge_has_an_f1_of_zero_and_cries_nothing(seed: int) -> None:
    summary = summary_of(seed, deaf())

    assert {one.f1 for one in summary.kinds.values() if one.missed} == {0.0}
    assert summary.false_warnings == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_judge_that_cries_all_the_time_cries_for_nothing(seed: int) -> None:
    scenario = standard(seed)

    summary = summary_of(seed, alarmist(scenario.hand.duration_s))

    assert all(one.precision is not None and one.precision < 0.5 for one in summary.kinds.values())
    assert summary.false_per_h == pytest.approx(summary.false_warnings * 3600 / LOADED_S)


def test_a_hold_for_nothing_is_no_false_warning() -> None:
    seed = SEEDS[0]
    end_s = standard(seed).hand.duration_s + 100

    summary = summary_of(seed, Verdict((said("hold", end_s, end_s + 10),), 1))

    assert summary.kinds["hold"].false == 1
    assert summary.false_per_h == 0.0


def test_the_host_and_its_peer_are_judged_on_the_same_messages() -> None:
    scored = score(Case(1))

    asked = {
        name: [len(matched.hits) + len(matched.missed) for matched in judged.by_kind.values()]
        for name, judged in scored.judged.items()
    }
    assert asked["kneadle"] == asked["naive"]
    assert scored.loaded_s > 0


def test_the_same_seed_scores_the_same_twice() -> None:
    assert score(Case(1)) == score(Case(1))


def test_holds_and_warnings_of_the_host_are_what_is_compared() -> None:
    held = Hand(2).rest(2).lean_on(40, over_s=2).hold(for_s=8).spike(to_n=90).hold(for_s=4)
    hand = held.release().rest(3).lean_on(20, over_s=1)
    hand = hand.roll(low_n=15, high_n=65, rate_hz=1.0, for_s=6).release().rest(2)

    verdict = kneadle([hello(), reading(hand)], Limits().ceiling_n)

    assert {one.kind for one in verdict.found} == set(KINDS)
    assert verdict.holds_started == sum(one.kind == "hold" for one in verdict.found) == 1


def test_every_kind_of_label_is_asked_for_somewhere() -> None:
    kinds = {mark.kind for seed in range(1, 40, 2) for mark in marks(standard(seed)) if mark.sure}

    assert kinds == set(KINDS)
