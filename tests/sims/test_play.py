from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.samples import ButtonPressed, Samples
from kneadle.wire import kneadle as wire
from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.play import Play
from kneadle_sims.scenario import Scenario

HAND = Hand(seed=1).rest(1.0).lean_on(40.0, over_s=2.0).hold(for_s=7.0)
PRESS = Scenario("press", "ten seconds", HAND)
CUT = replace(PRESS, air=Air(cuts=((4.0, 7.0),)))


def begun(scenario: Scenario, *, at_s: float = 0.0, speed: float = 1.0) -> Play:
    play = Play(scenario, now_s=0.0, speed=speed)
    play.advance(at_s)
    play.hear(wire.start(), at_s)
    return play


def samples(messages: list[bytes]) -> Samples:
    parsed = (wire.parse(message) for message in messages if message[0] >> 4 == 1)
    each = [message for message in parsed if isinstance(message, Samples)]
    return Samples(
        np.concatenate([one.tick for one in each]), np.concatenate([one.raw for one in each])
    )


def test_every_sample_of_the_script_is_sent() -> None:
    play = begun(PRESS)
    sent = samples(play.advance(11.0))

    assert play.over
    assert sent == Samples(np.arange(1000), PRESS.raw())


def test_the_hand_waits_for_the_first_start() -> None:
    sent = samples(begun(PRESS, at_s=30.0).advance(50.0))

    assert sent == Samples(np.arange(3000, 4000), PRESS.raw())


def test_an_unfinished_packet_is_sent_at_the_end() -> None:
    hand = Hand().rest(1.03)

    assert len(samples(begun(replace(PRESS, hand=hand)).advance(2.0)).raw) == 103


@given(st.lists(st.floats(0.0, 12.0), max_size=20))
def test_how_late_it_is_asked_never_changes_what_is_sent(moments_s: list[float]) -> None:
    at_once, piecemeal = begun(CUT), begun(CUT)

    pieces = [piecemeal.advance(now_s) for now_s in (*sorted(moments_s), 12.0)]
    assert [message for piece in pieces for message in piece] == at_once.advance(12.0)


@pytest.mark.parametrize("speed", [0.5, 1.0, 20.0])
def test_speed_is_the_pace_of_the_script(speed: float) -> None:
    play = begun(PRESS, at_s=2.0, speed=speed)

    play.advance(2.0 + 5.0 / speed)
    assert play.t_s == pytest.approx(5.0, abs=0.011)


def test_numbers_run_on_while_the_link_is_cut() -> None:
    play = begun(CUT)
    sent = samples(play.advance(11.0))

    missing = sorted(set(range(1000)) - set(sent.tick.tolist()))
    assert missing == list(range(missing[0], missing[0] + 300))
    assert abs(missing[0] - 400) <= 5
    assert play.ball.dropped == 300


def buttons(messages: list[bytes]) -> list[ButtonPressed]:
    parsed = [wire.parse(message) for message in messages if message[0] >> 4 == 9]
    return [message for message in parsed if isinstance(message, ButtonPressed)]


def test_a_press_of_the_button_comes_in_its_place_among_the_samples() -> None:
    play = begun(PRESS)
    before = play.advance(4.032)
    play.press()
    after = play.advance(11.0)

    assert buttons(before) == []
    assert buttons(after) == [ButtonPressed(402, 1)]
    assert samples(before + after) == Samples(np.arange(1000), PRESS.raw())


def test_a_press_while_the_link_is_cut_is_lost_and_the_next_one_tells_of_it() -> None:
    play = begun(CUT)
    heard = []
    for now_s in (5.0, 8.0):
        heard += play.advance(now_s)
        play.press()

    assert [pressed.presses for pressed in buttons(heard + play.advance(11.0))] == [2]


def test_a_pulled_cable_ends_it() -> None:
    play = begun(replace(PRESS, air=Air(unplug_at_s=4.0)))

    assert samples(play.advance(60.0)).tick[-1] == 399
    assert play.over
    assert play.unplugged


def test_sample_numbers_wrap() -> None:
    ticks = samples(begun(replace(PRESS, first_number=2**32 - 500)).advance(11.0)).tick

    assert ticks[0] == 2**32 - 500
    assert ticks[-1] == 499


def test_another_rate_is_the_same_movement() -> None:
    quiet = replace(PRESS, hand=HAND.still())
    play = Play(quiet, now_s=0.0)
    play.hear(wire.set_rate(320), 0.0)
    play.hear(wire.start(), 0.0)

    assert samples(play.advance(11.0)) == Samples(np.arange(3200), quiet.raw(320.0))


def test_another_rate_in_the_middle_goes_on_where_the_hand_is() -> None:
    play = begun(PRESS)
    play.advance(4.0)
    for command in (wire.stop(), wire.set_rate(50), wire.start()):
        play.hear(command, 4.0)

    rest = samples(play.advance(12.0))
    assert rest == Samples(np.arange(400, 700), PRESS.raw(50.0)[200:])


def test_a_ball_put_to_sleep_is_over() -> None:
    play = begun(PRESS)

    play.hear(wire.sleep(), 1.0)
    assert play.over
