"""What reaches the host, all at once: held to the live ball, message by message."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kneadle.samples import Answer, Calibrated, Hello, Message, Motion, Samples, Status
from kneadle.wire import kneadle as wire
from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.play import Play
from kneadle_sims.scenario import Scenario
from kneadle_sims.sensor import Fsr, LoadCell
from kneadle_sims.stream import messages

HAND = Hand(seed=1).rest(1.0).lean_on(40.0, over_s=2.0).hold(for_s=7.03)
PRESS = Scenario("press", "ten seconds", HAND)
TOO_MUCH = HAND.press_to(1500.0, over_s=1.0).hold(for_s=0.4).press_to(30.0, over_s=1.0)
BAD_AIR = Air(
    cuts=((4.0, 5.2), (7.0, 7.01)),
    lost_share=0.1,
    repeated_share=0.1,
    swapped_share=0.1,
    delay_s=0.01,
    jitter_s=0.05,
)

airs = st.builds(
    replace,
    st.just(BAD_AIR),
    lost_share=st.floats(0.0, 0.5),
    repeated_share=st.floats(0.0, 0.5),
    swapped_share=st.floats(0.0, 0.9),
    unplug_at_s=st.floats(0.1, 20.0),
    seed=st.integers(0, 1000),
)
scenarios = st.builds(
    Scenario,
    st.just("any"),
    st.just("any"),
    st.sampled_from([HAND, TOO_MUCH, Hand().rest(0.03)]),
    sensor=st.sampled_from([LoadCell(), Fsr()]),
    rate_hz=st.sampled_from([50.0, 75.0, 80.0, 320.0]),
    air=airs,
    first_number=st.sampled_from([0, 7, 2**32 - 300]),
    clock_ppm=st.sampled_from([0.0, 35.0]),
    imu=st.booleans(),
)


def live(scenario: Scenario) -> list[Message]:
    """What a host is sent that asks for Hello and start, and waits for the end."""
    play = Play(scenario, now_s=0.0)
    said = [*play.hear(wire.ask_hello(), 0.0), *play.hear(wire.start(), 0.0), *play.advance(3600.0)]
    heard = (wire.parse(message, scenario.ball().hello) for message in said)
    return [message for message in heard if not isinstance(message, Answer)]


def one_by_one(heard: Iterable[Message]) -> list[Message | tuple[int, float]]:
    """Each reading on its own, however it was packed."""
    flat: list[Message | tuple[int, float]] = []
    for message in heard:
        if isinstance(message, Samples):
            flat += zip(message.tick.tolist(), message.raw.tolist(), strict=True)
        else:
            flat.append(message)
    return flat


@settings(max_examples=60, deadline=None)
@given(scenarios)
def test_it_is_what_the_live_ball_sends_message_by_message(scenario: Scenario) -> None:
    assert one_by_one(messages(scenario)) == one_by_one(live(scenario))


def test_it_begins_with_all_that_the_samples_need() -> None:
    kinds = [type(message) for message in messages(PRESS)]

    assert kinds[:3] == [Hello, Calibrated, Status]
    assert Samples not in kinds[:3]


def test_readings_that_follow_one_another_come_a_second_at_a_time() -> None:
    lengths = [len(m.raw) for m in messages(PRESS) if isinstance(m, Samples)]

    assert lengths == pytest.approx([100] * 10 + [3], abs=4)


def test_readings_within_one_message_always_rise() -> None:
    heard = messages(replace(PRESS, air=BAD_AIR))

    assert all(np.all(np.diff(m.tick) > 0) for m in heard if isinstance(m, Samples))


def test_without_an_imu_nothing_is_said_of_motion_and_with_one_ten_times_a_second() -> None:
    with_imu = [m.tick for m in messages(replace(PRESS, imu=True)) if isinstance(m, Motion)]

    assert not any(isinstance(message, Motion) for message in messages(PRESS))
    assert {b - a for a, b in pairwise(with_imu)} == {10}
