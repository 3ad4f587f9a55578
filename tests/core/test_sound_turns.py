"""One at a time, and what matters more first."""

from itertools import product

import pytest

from kneadle.sound.meanings import Meaning, rank
from kneadle.sound.turns import Turns

CALM = [meaning for meaning in Meaning if rank(meaning) == 0]


def playing(*asked: Meaning) -> Turns[Meaning]:
    turns = Turns(rank)
    for meaning in asked:
        turns.ask(meaning)
    return turns


def test_in_silence_anything_begins_at_once() -> None:
    assert all(Turns(rank).ask(meaning) for meaning in Meaning)


@pytest.mark.parametrize("calm", CALM)
def test_ease_off_cuts_anything_else_off(calm: Meaning) -> None:
    turns = playing(calm)
    assert turns.ask(Meaning.EASE_OFF)
    assert turns.playing is Meaning.EASE_OFF
    assert turns.done() is None


def test_nothing_cuts_ease_off_off() -> None:
    assert not any(playing(Meaning.EASE_OFF).ask(meaning) for meaning in Meaning)


def test_what_may_not_begin_comes_after() -> None:
    turns = playing(Meaning.EASE_OFF, Meaning.LINK_LOST)
    assert turns.done() is Meaning.LINK_LOST
    assert turns.done() is None


def test_what_is_playing_is_not_said_again_after_itself() -> None:
    assert playing(Meaning.SPIKE, Meaning.SPIKE).done() is None


@pytest.mark.parametrize(("first", "then"), [*product(CALM, CALM)])
def test_of_two_calm_ones_that_wait_the_newer_is_said(first: Meaning, then: Meaning) -> None:
    assert playing(Meaning.EASE_OFF, first, then).done() is then


def test_a_calm_one_never_takes_the_place_of_a_warning_that_waits() -> None:
    assert playing(Meaning.EASE_OFF, Meaning.LINK_LOST, Meaning.HALFWAY).done() is Meaning.LINK_LOST


def test_a_calm_one_does_not_cut_another_calm_one_off() -> None:
    assert not playing(Meaning.DONE).ask(Meaning.SETTLE)


def test_of_each_kind_one_waits_in_the_order_in_which_they_were_asked() -> None:
    turns: Turns[str] = Turns(lambda _: 0, len)  # those of one length are of a kind
    for each in ("playing", "one", "four", "two"):
        turns.ask(each)
    assert [turns.done(), turns.done(), turns.done()] == ["four", "two", None]


def test_what_waits_comes_with_the_most_urgent_first() -> None:
    turns: Turns[str] = Turns(lambda each: each.count("!"), len)
    for each in ("now!!!", "calm", "so!", "hurry!!"):
        turns.ask(each)
    assert [turns.done(), turns.done(), turns.done()] == ["hurry!!", "so!", "calm"]
