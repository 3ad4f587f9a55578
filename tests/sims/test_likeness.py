"""Simulated hands do what recordings of real ones show (design, "Measured on recordings")."""

import numpy as np
import pytest

from kneadle_sims.hand import Hand
from kneadle_sims.likeness import FIGURES, Figure, simulated
from kneadle_sims.scenarios.standard import HELD_OUT_SEEDS, standard


@pytest.fixture(scope="module")
def hands() -> list[Hand]:
    """The ranges of the acts were chosen on the other half of the seeds."""
    return [standard(seed).hand for seed in HELD_OUT_SEEDS[:120]]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_what_was_measured_on_real_hands_also_comes_from_simulated_ones(
    figure: Figure, hands: list[Hand]
) -> None:
    values = simulated(figure, hands)
    low, high = figure.measured

    # A tenth of the range may be missing at either end: few hands are at its very end.
    slack = 0.1 * (high - low)
    assert values.min() <= low + slack
    assert values.max() >= high - slack


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_what_simulated_hands_do_is_mostly_what_was_measured(
    figure: Figure, hands: list[Hand]
) -> None:
    values = simulated(figure, hands)
    low, high = figure.measured

    assert np.mean((values >= 0.6 * low) & (values <= 1.2 * high)) > 0.7


def test_holds_last_from_3_to_95_s() -> None:
    labels = [label for seed in HELD_OUT_SEEDS[:120] for label in standard(seed).hand.labels]
    holds_s = [x.end_s - x.start_s for x in labels if x.kind == "hold" and x.sure]

    assert 3.5 <= min(holds_s) < 5.0
    assert max(holds_s) > 80.0
