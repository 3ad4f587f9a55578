"""The ball's button: which counts are presses (docs/protocol.md, "Button")."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.wire.presses import Presses


def risen(counts: Iterable[int]) -> list[int]:
    presses = Presses()
    return [presses.risen(count) for count in counts]


def test_the_first_count_is_only_where_it_begins() -> None:
    for first in (0, 3, 255):
        assert risen([first]) == [0]


def test_a_rise_is_a_press_and_a_repeat_is_none() -> None:
    assert risen([4, 5, 5, 6, 6, 6]) == [0, 1, 0, 1, 0, 0]


def test_a_jump_is_as_many_presses() -> None:
    assert risen([4, 7, 8]) == [0, 3, 1]


@pytest.mark.parametrize("before", [253, 254, 255])
def test_the_count_goes_on_over_its_wrap(before: int) -> None:
    assert risen([before, 1, 2]) == [0, 257 - before, 1]


def test_a_count_that_comes_late_is_none_and_hides_none() -> None:
    assert risen([4, 5, 4, 5, 6]) == [0, 1, 0, 0, 1]


def test_after_a_new_start_nothing_that_happened_meanwhile_is_a_press() -> None:
    presses = Presses()
    presses.risen(4)
    presses.begin()

    assert [presses.risen(count) for count in (9, 10)] == [0, 1]


@given(st.lists(st.integers(0, 127), max_size=30), st.integers(0, 255), st.data())
def test_whatever_is_repeated_or_lost_every_press_counts_once(
    rises: list[int], first: int, data: st.DataObject
) -> None:
    presses, pressed, counted = Presses(), 0, 0
    presses.risen(first)
    for rise in rises:
        pressed += rise
        for _ in range(data.draw(st.integers(1, 2))):
            counted += presses.risen((first + pressed) % 256)
    assert counted == pressed
