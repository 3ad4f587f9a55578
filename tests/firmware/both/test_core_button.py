"""The button, as a host hears of it."""

from both.core_ball import Ball
from both.core_words import HELLO, OK, START, STOP, answers, buttons, command, numbers, types


def test_a_host_that_starts_is_told_where_the_count_begins() -> None:
    heard = Ball().say(command(START))

    assert types(heard) == [7, 9]
    assert answers(heard) == [(START, OK)]
    assert heard[1][0] == 0x91
    assert [presses for _, presses in buttons(heard)] == [0]


def test_a_press_is_told_at_once_and_after_the_sample_that_it_names() -> None:
    ball = Ball(number=100).streaming()
    ball.host.take()
    ball.press(0.0, 7 / 80)
    assert ball.stream.pressed()
    heard = ball.host.take()

    assert types(heard) == [1, 1, 9]
    assert numbers(heard)[-1] == 106
    assert buttons(heard) == [(106, 1)]


def test_the_samples_after_a_press_go_on_where_they_were() -> None:
    ball = Ball().streaming()
    ball.press(0.0, 7 / 80)
    ball.stream.pressed()
    ball.press(0.0, 1.0)

    assert numbers(ball.host.take()) == list(range(87))


def test_presses_are_counted_while_nobody_listens_and_told_to_nobody() -> None:
    ball = Ball().press(0.0, 1.0)
    assert not ball.stream.pressed()
    assert ball.host.take() == []
    assert ball.say(command(HELLO))[-1][0] >> 4 == 4, "nor to who only asks who it is"

    ball.press(0.0, 1.0)
    assert buttons(ball.say(command(START))) == [(79, 1)]
    ball.stream.pressed()
    assert buttons(ball.host.take()) == [(159, 2)]
    ball.say(command(STOP))
    assert not ball.stream.pressed()
    assert ball.host.take() == []


def test_the_count_wraps_at_256() -> None:
    ball = Ball().streaming()
    for _ in range(257):
        ball.stream.pressed()

    assert [presses for _, presses in buttons(ball.host.take())][-3:] == [255, 0, 1]


def test_a_press_that_a_host_did_not_take_is_told_by_the_next_count_only() -> None:
    ball = Ball().streaming()
    ball.host.take()
    ball.host.deaf = True
    assert not ball.stream.pressed()
    ball.host.deaf = False
    assert buttons(ball.press(0.0, 1.0).host.take()) == []

    assert ball.stream.pressed()
    assert [presses for _, presses in buttons(ball.host.take())] == [2]


def test_the_number_of_a_press_wraps_with_the_samples() -> None:
    ball = Ball(number=2**32 - 1).streaming()
    ball.press(0.0, 2 / 80)
    ball.stream.pressed()

    assert buttons(ball.host.take())[-1] == (0, 1)
