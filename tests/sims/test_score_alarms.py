import pytest

from kneadle_sims.score.alarms import match_alarms
from scoring import meant, said

SLIP = meant("spike", 10.0, 10.2)
STROKES = meant("rolling", 20.0, 25.0)
TOO_HARD = meant("ceiling", 30.0, 32.0)


@pytest.mark.parametrize("told_s", [10.15, 10.5])
def test_a_spike_told_about_the_time_it_rises_is_found(told_s: float) -> None:
    matched = match_alarms("spike", [SLIP], [said("spike", 10, 11, told_s=told_s)])

    assert [hit.off_s for hit in matched.hits] == pytest.approx([told_s - 10.0])
    assert not matched.false


def test_one_told_a_little_early_is_found_but_gives_no_time_to_warn() -> None:
    matched = match_alarms("spike", [SLIP], [said("spike", 9.7, 11, told_s=9.7)])

    assert [hit.off_s for hit in matched.hits] == [None]
    assert not matched.false


@pytest.mark.parametrize("told_s", [9.6, 11.0])
def test_a_spike_told_too_early_or_long_after_is_missed_and_false(told_s: float) -> None:
    matched = match_alarms("spike", [SLIP], [said("spike", told_s, told_s, told_s=told_s)])

    assert list(matched.missed) == [SLIP]
    assert len(matched.false) == 1


def test_rolling_is_found_by_a_warning_that_overlaps_it() -> None:
    matched = match_alarms("rolling", [STROKES], [said("rolling", 20.5, 26, told_s=22)])

    assert [hit.off_s for hit in matched.hits] == [2.0]


def test_rolling_told_long_after_it_is_false() -> None:
    matched = match_alarms("rolling", [STROKES], [said("rolling", 20, 29, told_s=28)])

    assert list(matched.missed) == [STROKES]
    assert len(matched.false) == 1


def test_rolling_told_before_it_and_over_again_is_false() -> None:
    matched = match_alarms("rolling", [STROKES], [said("rolling", 18.1, 19.5)])

    assert list(matched.missed) == [STROKES]
    assert len(matched.false) == 1


def test_a_ceiling_told_in_time_is_found() -> None:
    matched = match_alarms("ceiling", [TOO_HARD], [said("ceiling", 30, 32, told_s=30.2)])

    assert [hit.off_s for hit in matched.hits] == pytest.approx([0.2])


def test_a_ceiling_told_late_is_one_miss_and_no_false_alarm() -> None:
    matched = match_alarms("ceiling", [TOO_HARD], [said("ceiling", 30, 32, told_s=31)])

    assert list(matched.missed) == [TOO_HARD]
    assert not matched.false


def test_telling_the_same_crossing_twice_is_not_false_and_the_first_is_timed() -> None:
    twice = [said("ceiling", 30.4, 32, told_s=30.5), said("ceiling", 30, 30.2, told_s=30.1)]

    matched = match_alarms("ceiling", [TOO_HARD], twice)

    assert [hit.off_s for hit in matched.hits] == pytest.approx([0.1])
    assert not matched.false


def test_a_warning_still_on_has_told_of_the_next_crossing_too_but_gives_no_time() -> None:
    again = meant("ceiling", 35, 36)

    matched = match_alarms("ceiling", [TOO_HARD, again], [said("ceiling", 30.1, 36)])

    assert [hit.off_s for hit in matched.hits] == pytest.approx([0.1, None])


def test_a_warning_that_never_ends_has_not_told_of_what_comes_much_later() -> None:
    later = meant("ceiling", 60, 62)

    matched = match_alarms("ceiling", [TOO_HARD, later], [said("ceiling", 30.1, 99)])

    assert list(matched.missed) == [later]


def test_a_warning_that_was_false_when_told_excuses_nothing_by_staying_on() -> None:
    matched = match_alarms("ceiling", [TOO_HARD], [said("ceiling", 5, 99)])

    assert list(matched.missed) == [TOO_HARD]
    assert len(matched.false) == 1


def test_a_second_slip_within_two_seconds_needs_no_second_warning() -> None:
    again = meant("spike", 11.5, 11.7)

    matched = match_alarms("spike", [SLIP, again], [said("spike", 10, 10.4, told_s=10.1)])

    assert not matched.missed


def test_a_second_slip_after_that_does() -> None:
    again = meant("spike", 13.5, 13.7)

    matched = match_alarms("spike", [SLIP, again], [said("spike", 10, 10.4, told_s=10.1)])

    assert list(matched.missed) == [again]


def test_an_open_label_is_neither_asked_for_nor_held_against_anyone() -> None:
    maybe = meant("spike", 10.0, 10.2, sure=False)

    told = match_alarms("spike", [maybe], [said("spike", 10, 10.4, told_s=10.2)])
    silent = match_alarms("spike", [maybe], [])

    assert told == silent
    assert told.left_open == 1
    assert not (told.hits or told.missed or told.false)


def test_a_spike_told_inside_rolling_is_nobodys_fault() -> None:
    matched = match_alarms("spike", [STROKES], [said("spike", 21, 21.4, told_s=21.2)])

    assert not matched.false


def test_a_spike_told_inside_a_hold_is_false() -> None:
    matched = match_alarms("spike", [meant("hold", 20, 40)], [said("spike", 30, 30.4)])

    assert len(matched.false) == 1


def test_rolling_told_at_a_slip_is_false() -> None:
    matched = match_alarms("rolling", [SLIP], [said("rolling", 10, 12)])

    assert len(matched.false) == 1
