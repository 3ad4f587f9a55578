"""No data, no credit."""

import numpy as np
import pytest

from feeding import hello, samples
from kneadle.samples import Message
from kneadle_sims.score.credit import credited_without_data_s
from kneadle_sims.score.verdict import Found


def held(start_s: float, end_s: float, held_s: float) -> Found:
    return Found("hold", start_s, end_s, start_s, held_s)


def test_time_credited_across_a_gap_is_time_without_data() -> None:
    before, after = samples(np.full(1000, 40.0)), samples(np.full(500, 40.0), first=1500)
    messages: list[Message] = [hello(), before, after]

    honest = credited_without_data_s([held(0, 20, 15.0)], messages, 100.0)
    greedy = credited_without_data_s([held(0, 20, 20.0)], messages, 100.0)

    assert honest == 0.0
    assert greedy == pytest.approx(5.0, abs=0.02)


def test_a_packet_that_comes_twice_is_not_worth_twice_its_time() -> None:
    block = samples(np.full(1000, 40.0))

    credited_s = credited_without_data_s([held(0, 20, 20.0)], [hello(), block, block], 100.0)

    assert credited_s == pytest.approx(10.0, abs=0.02)
