"""The peer, honestly played."""

import numpy as np

from feeding import hello, samples
from kneadle.samples import Samples
from kneadle_sims.score.naive import naive


def press(*levels: tuple[float, float]) -> Samples:
    """(force_n, for_s) after one another, at 100 Hz."""
    return samples(np.concatenate([np.full(round(for_s * 100), n) for n, for_s in levels]))


def found_by_naive(block: Samples) -> list[tuple[str, float, float]]:
    found = naive([hello(), block], 80.0).found
    return [(one.kind, one.start_s, one.end_s) for one in found]


def test_naive_calls_anything_above_15_n_for_three_seconds_a_hold() -> None:
    assert found_by_naive(press((0, 1), (14, 5), (16, 3.01), (0, 1))) == [("hold", 6.0, 9.0)]
    assert found_by_naive(press((0, 1), (16, 2.9), (0, 1))) == []


def test_naive_warns_at_the_first_sample_above_the_ceiling() -> None:
    found = naive([hello(), press((70, 2), (81, 0.5), (70, 0.4))], 80.0).found

    assert [one.told_s for one in found if one.kind == "ceiling"] == [2.0]


def test_naive_calls_a_jump_of_20_n_a_spike() -> None:
    kinds = [kind for kind, *_ in found_by_naive(press((10, 1), (30.5, 1)))]

    assert kinds == ["spike"]


def test_naive_calls_three_swings_rolling() -> None:
    t_s = np.arange(0, 6, 0.01)

    found = found_by_naive(samples(40 + 15 * np.sin(2 * np.pi * 1.0 * t_s)))

    assert "rolling" in [kind for kind, *_ in found]


def test_naive_hears_nothing_in_a_link_without_samples() -> None:
    assert naive([hello()], 80.0).found == ()
