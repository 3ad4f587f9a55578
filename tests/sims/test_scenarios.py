import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneadle.errors import KneadleError
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios import SCENARIOS, demo, find, random_hand, script


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_is_found_by_its_name(name: str) -> None:
    assert find(name).name == name


def test_an_unknown_scenario_is_answered_with_those_there_are() -> None:
    with pytest.raises(KneadleError, match="demo, steady"):
        find("rodeo")


def test_the_demo_shows_everything_in_about_two_minutes() -> None:
    kinds = [label.kind for label in demo().labels]

    assert kinds == ["hold", "hold", "spike", "rolling", "ceiling", "hold"]
    assert 110.0 < demo().hand.duration_s < 125.0


def test_the_demo_credits_its_first_hold_and_loses_the_link_within_its_last() -> None:
    holds = [label for label in demo().labels if label.kind == "hold"]
    ((cut_start_s, cut_end_s),) = demo().air.cuts

    assert holds[0].end_s - holds[0].start_s > 32.0
    assert holds[-1].start_s + 5.0 < cut_start_s < cut_end_s < holds[-1].end_s - 5.0


def test_the_demo_comes_near_the_ceiling_only_where_it_means_to() -> None:
    t_s, force_n = demo().hand.force(1000.0)
    (too_hard,) = (label for label in demo().labels if label.kind == "ceiling")

    elsewhere = (t_s < too_hard.start_s - 1.0) | (t_s > too_hard.end_s + 1.0)
    slip = (t_s > 55.0) & (t_s < 57.0)
    assert force_n[elsewhere & ~slip].max() < 0.9 * 80.0


def test_a_trace_leaves_out_what_the_air_lost() -> None:
    t_s, force_n = demo().trace()

    assert not np.any((t_s >= 100.0) & (t_s < 103.0))
    assert len(t_s) == len(force_n) == len(demo().raw()) - 300
    assert np.interp(30.0, t_s, force_n) == pytest.approx(45.0, rel=0.1)


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.floats(5.0, 90.0))
def test_made_up_sessions_are_the_asked_length_and_begin_and_end_off_the_ball(
    seed: int, duration_s: float
) -> None:
    hand = random_hand(seed, duration_s)

    assert duration_s <= hand.duration_s < duration_s + 75.0
    assert hand.force_at(np.array([0.0, hand.duration_s - 1e-3])).tolist() == [0.0, 0.0]


def test_made_up_sessions_hold_most_things_that_hands_do() -> None:
    def count(kind: str, scenarios: list[Scenario]) -> int:
        return sum(label.kind == kind for one in scenarios for label in one.labels)

    scenarios = [script(seed) for seed in range(30)]
    assert count("hold", scenarios) > 30
    assert count("rolling", scenarios) > 5
    assert count("spike", scenarios) > 5
