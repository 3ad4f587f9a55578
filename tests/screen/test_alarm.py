from kneadle.events import Contact, LinkLost, Warned
from kneadle.screen.alarm import Bell
from kneadle.screen.words import Situation
from kneadle.view import View

CALM = Situation(View())
TOO_HARD = Situation(View(warnings=frozenset({"ceiling"})))
SILENT = Situation(View(), link="silent")
LOST = Situation(View(), link="lost")


def rings(bell: Bell, now: Situation, *at_s: float) -> list[float]:
    return [t_s for t_s in at_s if bell.due((), now, t_s)]


def test_every_new_warning_rings_even_right_after_another() -> None:
    bell = Bell()
    near, over = Warned(1.0, "near_ceiling", 0.9, 75.0), Warned(1.1, "ceiling", 1.0, 85.0)

    assert bell.due([near], CALM, 10.0)
    assert bell.due([over], TOO_HARD, 10.1)


def test_what_is_no_warning_is_quiet() -> None:
    assert not Bell().due([Contact(1.0, True, 0.9)], CALM, 10.0)


def test_the_ceiling_insists_every_two_seconds_until_it_is_over() -> None:
    bell = Bell()
    bell.due([Warned(1.0, "ceiling", 0.9, 85.0)], TOO_HARD, 10.0)

    assert rings(bell, TOO_HARD, 10.5, 11.9, 12.0, 13.9, 14.0) == [12.0, 14.0]
    assert rings(bell, CALM, 16.0, 18.0) == []


def test_silence_rings_once_however_it_is_noticed() -> None:
    bell = Bell()

    assert rings(bell, SILENT, 10.0, 10.1, 20.0) == [10.0]
    assert not bell.due([LinkLost(1.0, "out of range")], LOST, 20.1)


def test_a_link_lost_before_the_data_are_missed_rings_at_once() -> None:
    assert Bell().due([LinkLost(1.0, "out of range")], LOST, 10.0)


def test_a_second_silence_rings_again() -> None:
    bell = Bell()
    bell.due((), SILENT, 10.0)
    bell.due((), CALM, 11.0)

    assert bell.due((), SILENT, 12.0)


def test_a_ceiling_that_nobody_can_still_see_does_not_ring_for_ever() -> None:
    bell = Bell()
    lost = Situation(View(warnings=frozenset({"ceiling"})), link="lost")
    bell.due((), lost, 10.0)

    assert rings(bell, lost, 12.0, 14.0, 100.0) == []


def test_a_paused_replay_does_not_insist() -> None:
    paused = Situation(View(warnings=frozenset({"ceiling"})), paused=True)

    assert rings(Bell(), paused, 10.0, 20.0) == []


def test_a_sensor_that_stops_answering_rings_once() -> None:
    bell, blind = Bell(), Situation(View(blind=True))

    assert rings(bell, blind, 10.0, 10.1, 20.0) == [10.0]
