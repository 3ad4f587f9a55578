"""The air between ball and host, one notification after the other."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.samples import Clock, Samples
from kneadle.wire import kneadle as wire
from kneadle_sims.air import Air
from kneadle_sims.channel import Channel
from kneadle_sims.hand import Hand
from kneadle_sims.play import Play
from kneadle_sims.scenario import Scenario

SAID = 4000
EVERY_S = 0.05
PRESS = Scenario("press", "10 s", Hand(seed=1).rest(1.0).lean_on(40.0, over_s=2.0).hold(for_s=7.0))
DEAF = Air(lost_share=1.0)


def notification(number: int) -> bytes:
    return wire.pack(Samples(np.arange(5 * number, 5 * number + 5), np.zeros(5)))


def number_of(message: bytes) -> int:
    return int.from_bytes(message[1:5], "little") // 5


def heard(air: Air, said: int = SAID) -> list[tuple[float, int]]:
    """When each notification came, looked at every 10 ms, and its number."""
    channel = Channel(air)
    came: list[tuple[float, int]] = []
    for number in range(said):
        said_s = number * EVERY_S
        channel.offer(notification(number), said_s)
        for now_s in said_s + np.arange(5) / 100:
            came += [(float(now_s), number_of(message)) for message in channel.arrived(now_s)]
    return came + [(said * EVERY_S, number_of(message)) for message in channel.rest()]


def numbers(air: Air) -> list[int]:
    return [number for _, number in heard(air)]


def test_good_air_brings_everything_at_once_in_order_and_once() -> None:
    assert heard(Air(), 100) == [(number * EVERY_S, number) for number in range(100)]


def test_the_asked_share_is_lost() -> None:
    assert len(numbers(Air(lost_share=0.1))) == pytest.approx(0.9 * SAID, rel=0.02)


def test_repeats_come_two_or_three_times_in_a_row() -> None:
    came = numbers(Air(repeated_share=0.1))

    times = Counter(Counter(came).values())
    assert times[2] == pytest.approx(0.05 * SAID, rel=0.2)
    assert times[3] == pytest.approx(0.05 * SAID, rel=0.2)
    assert came == sorted(came)


def test_neighbours_change_places_and_nobody_else() -> None:
    came = numbers(Air(swapped_share=0.1))

    assert sorted(came) == list(range(SAID))
    assert {abs(number - place) for place, number in enumerate(came)} <= {0, 1}
    swapped = sum(a > b for a, b in pairwise(came))
    assert swapped == pytest.approx(0.1 * 0.9 * SAID, rel=0.15)


def test_what_is_late_stays_in_order() -> None:
    came = heard(Air(delay_s=0.02, jitter_s=0.1))

    assert [number for _, number in came] == list(range(SAID))
    late_s = np.array([now_s - number * EVERY_S for now_s, number in came])
    assert late_s.min() >= 0.02 - 1e-9
    assert late_s.mean() > 0.12


@given(st.builds(Air, seed=st.integers(0, 99), lost_share=st.floats(0, 1)))
def test_the_same_seed_is_the_same_air(air: Air) -> None:
    assert heard(air, 50) == heard(air, 50)


def test_another_seed_is_other_air() -> None:
    assert numbers(Air(lost_share=0.1, seed=1)) != numbers(Air(lost_share=0.1, seed=2))


def test_all_up_to_the_first_samples_arrives_because_the_host_counts_its_time_from_there() -> None:
    clock = wire.pack(Clock(0, 0))
    channel = Channel(DEAF)
    for message in (clock, notification(0), notification(1)):
        channel.offer(message, 0.0)

    assert channel.rest() == [clock, notification(0)]


def test_answers_to_commands_always_arrive() -> None:
    play = Play(Scenario("deaf", "", PRESS.hand, air=DEAF), now_s=0.0)
    play.hear(wire.start(), 0.0)
    play.advance(3.0)

    answers = play.hear(wire.ask_hello(), 3.0)
    assert [wire.parse(answer, play.ball.hello).__class__.__name__ for answer in answers] == [
        *("Answer", "Hello", "Calibrated", "Status")
    ]


def test_what_is_still_under_way_arrives_at_the_end() -> None:
    play = Play(Scenario("slow", "", PRESS.hand, air=Air(delay_s=30.0)), now_s=0.0)
    play.hear(wire.start(), 0.0)

    packets = [message for message in play.advance(60.0) if message[0] >> 4 == 1]
    assert [number_of(packet) for packet in packets] == list(range(200))
