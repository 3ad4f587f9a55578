"""The numbers of a session, worked out by hand."""

from dataclasses import replace

import pytest

from coaching import MONDAY, OTHER, PIRIFORMIS, Guided, a_session, days_later
from kneadle.coach.heard import Button, Choose, No, Note, Number
from kneadle.coach.history import History
from kneadle.coach.site import Site
from kneadle.coach.told import Began, Chosen, Ended, Told
from kneadle.events import (
    Connected,
    Contact,
    Event,
    HoldEnded,
    HoldStarted,
    LinkBack,
    LinkLost,
    Quality,
    SessionEnded,
    Warned,
    WarningEnded,
)
from kneadle.review.judged import judged
from kneadle.review.session import SessionNumbers, session, with_ceilings
from kneadle.review.visit import Visit, from_json, to_json, visits
from reviewing import CEILING_N, Overheard, contact, drawn, hold, warning

CONNECTED = Connected(0.0, "my ball", "load_cell", 100.0)


def ended(t_s: float, *, samples: int = 1000, lost: int = 0) -> SessionEnded:
    return SessionEnded(t_s, 1, 30.0, 0, samples, lost, 0, 0, None)


def numbers(*events: Event) -> SessionNumbers:
    return session([CONNECTED, *events], CEILING_N)


def test_without_a_coach_the_dose_is_the_time_in_contact() -> None:
    pressed = numbers(*contact(10.0, 40.0), *contact(50.0, 65.0), ended(70.0))
    assert (pressed.loaded_s, pressed.loaded_by, pressed.sites) == (45.0, "contact", ())


def test_a_press_that_never_ended_ends_with_the_session() -> None:
    assert numbers(Contact(10.2, True, 10.0), ended(70.0)).loaded_s == 60.0


def test_a_ball_that_began_again_was_let_go_of() -> None:
    """It says anew whether it is pressed."""
    again = replace(CONNECTED, t_s=20.0)
    later = Contact(30.2, True, 30.0)
    assert numbers(Contact(10.2, True, 10.0), again, later, ended(70.0)).loaded_s == 50.0


def test_of_a_silence_at_most_90_s_count_as_pressed() -> None:
    assert numbers(*contact(0.0, 300.0), *warning("gap", 10.0, 90.0, 0.0)).loaded_s == 300.0
    assert numbers(*contact(0.0, 300.0), *warning("gap", 10.0, 210.0, 0.0)).loaded_s == 190.0
    assert numbers(*contact(0.0, 100.0), *warning("gap", 100.0, 900.0, 0.0)).loaded_s == 100.0


def test_what_the_computer_said_has_no_device_time() -> None:
    trouble = Quality(9999.0, "journal_trouble", "The disk is full.")
    assert numbers(Contact(10.2, True, 10.0), trouble, ended(70.0)).loaded_s == 60.0


def test_with_a_coach_the_dose_is_the_coachs_for_each_muscle_and_side() -> None:
    heard = Overheard()
    heard.guided.chosen(PIRIFORMIS).hold(40.0).to_the_note()
    heard.guided.hear(Choose(*OTHER), Number(5)).hold(20.0).finished()
    pressed = session(heard.events, CEILING_N)
    (over,) = heard.guided.only(Ended)
    first, second = pressed.sites
    assert pressed.loaded_by == "coach"
    assert pressed.loaded_s == pytest.approx(over.loaded_s)
    assert (first.muscle, first.side) == PIRIFORMIS
    assert first.loaded_s == pytest.approx(40.0, abs=1.0)
    assert second.loaded_s == pytest.approx(20.0, abs=1.0)
    assert (first.holds, first.counted, second.holds, second.counted) == (1, 1, 1, 0)
    assert pressed.counted == over.holds == 1


def test_pain_walk_and_note_are_as_they_were_said() -> None:
    heard = Overheard()
    heard.guided.chosen(pain=6).hold(35.0).to_the_note(pain=3, walk=1)
    heard.guided.hear(Note("It moves well."))
    pressed = session(heard.events, CEILING_N)
    (site,) = pressed.sites
    assert (site.pain_before, site.pain_after, site.change, site.walk) == (6, 3, "better", "easier")
    assert pressed.notes == ("It moves well.",)


def test_the_first_number_before_is_the_one_that_counts() -> None:
    heard = Overheard()
    heard.guided.chosen(pain=6).hold(35.0).to_the_note()
    heard.guided.hear(Choose(*PIRIFORMIS), Number(2))
    assert session(heard.events, CEILING_N).sites[0].pain_before == 6


def test_soreness_and_bruises_are_said_of_the_time_before() -> None:
    history = a_session(History(), 0.0, before=6, after=4)
    heard = Overheard(Guided.begin(history, days_later(1.0)))
    heard.guided.through("check", by=lambda: heard.guided.hear(Button()))
    heard.guided.hear(Number(5), No())
    (site,) = session(heard.events, CEILING_N).sites
    assert (site.soreness, site.sore, site.bruised) == (5, True, True)
    assert (site.loaded_s, site.pain_before, site.change) == (0.0, None, "unknown")


def test_force_at_pain_is_that_of_holds_whose_first_number_was_4_to_6() -> None:
    heard = Overheard()
    heard.guided.chosen().press(30.0).wait(16.0).hear(Number(6)).wait(14.5).hear(Number(5))
    heard.guided.release().wait(31.0).press(50.0).wait(16.0).hear(Number(7)).wait(2.0)
    heard.guided.hear(Number(6)).wait(15.0).release().wait(31.0)
    heard.guided.press(40.0).wait(16.0).hear(Number(4)).wait(20.0).release()
    held = session(heard.events, CEILING_N)
    assert [hold.pain_during[0] for hold in held.holds] == [6, 7, 4]
    assert held.sites[0].force_at_pain_n == 35.0


def test_where_it_never_hurt_enough_no_force_is_known() -> None:
    heard = Overheard()
    heard.guided.chosen().press(30.0).wait(16.0).hear(Number(3)).release()
    assert session(heard.events, CEILING_N).sites[0].force_at_pain_n is None


def test_the_ceilings_used_are_those_asked_for_until_the_force_says_more() -> None:
    heard = Overheard()
    heard.guided.chosen().press(40.0).wait(16.0).hear(Number(8)).release()
    asked = session(heard.events, CEILING_N)
    assert asked.ceilings_n == (80.0, 36.0)
    assert asked.sites[0].ceiling_n == 36.0
    in_force = with_ceilings(asked, [(0.0, 60.0)])
    assert in_force.ceilings_n == (60.0,)
    assert session([CONNECTED], 55.0).ceilings_n == (55.0,)


def test_a_ceiling_says_why_it_came_after_another() -> None:
    heard = Overheard()
    heard.guided.chosen(PIRIFORMIS).press(40.0).wait(16.0).hear(Number(8)).release()
    heard.guided.to_the_note().hear(Choose(*OTHER), Number(5))
    used = session(heard.events, CEILING_N).ceilings
    assert [each.why for each in used] == ["chosen", "lowered", "chosen"]
    assert [Site(each.muscle, each.side) for each in used] == [PIRIFORMIS, PIRIFORMIS, OTHER]
    allowed = with_ceilings(session(heard.events, CEILING_N), [(5.0, 50.0), (20.0, 30.0)])
    assert [each.why for each in allowed.ceilings] == ["chosen", "lowered"]
    live = with_ceilings(numbers(), [(0.0, 80.0), (9.0, 85.0), (12.0, 70.0)])
    assert [each.why for each in live.ceilings] == ["set", "raised", "lowered"]


def test_the_ceiling_that_waited_for_a_muscle_is_nobodys() -> None:
    """80 N stood there until the coach was told which muscle, for which 60 N were measured."""
    both = drawn((0.0, 0.0), (9.0, 0.0)), drawn((9.01, 0.0), (20.0, 0.0), ceiling_n=60.0)
    chosen = Chosen(rule="", point=1, ceiling_n=60.0, muscle="piriformis", side="left")
    guided = judged([CONNECTED, Began(rule=""), chosen], CEILING_N, both)
    assert guided.numbers.ceilings_n == (60.0,)
    assert [ceiling_n for _, ceiling_n in guided.trace.ceilings] == [60.0]
    refused = judged([CONNECTED, Began(rule="")], CEILING_N, both[:1])
    assert (refused.numbers.ceilings, refused.trace.ceilings) == ((), ())
    live = judged([CONNECTED], CEILING_N, both)
    assert live.numbers.ceilings_n == (80.0, 60.0)
    same = judged([CONNECTED, Began(rule=""), replace(chosen, ceiling_n=80.0)], CEILING_N, both[:1])
    assert same.numbers.ceilings_n == (80.0,)


def test_warnings_are_counted_by_kind_for_each_minute_that_was_pressed() -> None:
    events = (
        *warning("spike", 20.0, 20.3, 70.0),
        *warning("ceiling", 30.0, 31.0, 90.0),
        *warning("spike", 40.0, 40.3, 65.0),
    )
    spike, ceiling = numbers(*contact(0.0, 90.0), *events, ended(100.0)).warnings
    assert (spike.kind, spike.times, spike.peak_n) == ("spike", 2, 70.0)
    assert spike.per_loaded_min == pytest.approx(2 / 1.5)
    assert ceiling.times == 1
    assert ceiling.per_loaded_min == pytest.approx(1 / 1.5)


def test_a_rate_out_of_a_few_seconds_is_not_given() -> None:
    spike = warning("spike", 1.0, 2.0, 60.0)
    assert numbers(*contact(0.0, 29.0), *spike).warnings[0].per_loaded_min is None
    assert numbers(*contact(0.0, 30.0), *spike).warnings[0].per_loaded_min == 2.0


def test_a_warning_that_a_crash_cut_off_counts() -> None:
    begun, _ = warning("ceiling", 5.0, 9.0, 95.0)
    assert numbers(begun).warnings[0].times == 1


def test_the_link_is_as_good_as_what_came_through() -> None:
    gone = LinkLost(40.0, "It is gone."), LinkBack(46.0, 6.0), LinkLost(60.0, "It is gone.")
    gaps = (*warning("gap", 10.0, 10.5, 0.0), *warning("gap", 40.0, 46.0, 0.0))
    heard = numbers(*gaps, *gone, ended(70.0, samples=900, lost=100)).link
    assert (heard.lost_share, heard.gaps, heard.gap_s) == (0.1, 2, 6.5)
    assert (heard.away, heard.away_s, heard.gone) == (2, 6.0, True)


def test_of_a_session_that_was_cut_off_nobody_knows_what_was_lost() -> None:
    assert numbers(*contact(0.0, 9.0)).link.lost_share is None
    assert numbers(ended(1.0, samples=0)).link.lost_share is None


def test_an_uncalibrated_sensor_is_named() -> None:
    assert not numbers().relative
    assert numbers(Quality(0.0, "relative", "Not calibrated.")).relative


def test_an_empty_session_has_empty_numbers() -> None:
    nothing = session([], CEILING_N)
    assert (nothing.device, nothing.loaded_s, nothing.holds, nothing.warnings) == ("", 0.0, (), ())


def test_force_in_another_unit_scales_what_is_in_newtons_and_nothing_else() -> None:
    heard = Overheard()
    heard.guided.chosen().press(30.0).wait(16.0).hear(Number(6)).wait(20.0).release().finished()
    before = session(heard.events, CEILING_N)
    after = session([_doubled(event) for event in heard.events], 2 * CEILING_N)
    assert after.ceilings_n == tuple(2 * each_n for each_n in before.ceilings_n)
    assert after.sites[0].force_at_pain_n == 60.0
    same = {"force_at_pain_n": 30.0, "ceiling_n": before.sites[0].ceiling_n}
    assert replace(after.sites[0], **same) == before.sites[0]  # type: ignore[arg-type]
    assert (after.loaded_s, after.warnings) == (before.loaded_s, before.warnings)
    assert [hold.mean_n for hold in after.holds] == [2 * hold.mean_n for hold in before.holds]


def _doubled(event: Event) -> Event:
    names = ("level_n", "mean_n", "peak_n", "force_n", "ceiling_n")
    values = {name: 2 * getattr(event, name) for name in names if hasattr(event, name)}
    return replace(event, **values)


def test_visits_survive_being_kept_as_json() -> None:
    heard = Overheard()
    heard.guided.chosen(pain=6).hold(35.0).finished(3)
    (kept,) = visits(session(heard.events, CEILING_N), MONDAY.date())
    assert isinstance(kept, Visit)
    assert from_json({**to_json(kept), "of a newer version": 1}) == kept


def test_what_the_coach_told_changes_nothing_in_what_the_ball_told() -> None:
    heard = Overheard()
    heard.guided.chosen().hold(35.0).wait(31.0).hold(12.0).finished()
    of_ball = [event for event in heard.events if not isinstance(event, Told)]
    kinds = HoldStarted, HoldEnded, Contact, Warned, WarningEnded
    assert any(isinstance(event, kinds) for event in of_ball)
    alone, both = session(of_ball, CEILING_N), session(heard.events, CEILING_N)
    assert [each.held_s for each in alone.holds] == [each.held_s for each in both.holds]
    assert alone.held_s == both.held_s
    assert both.loaded_s == pytest.approx(alone.loaded_s, abs=1.0)


def test_held_time_is_that_of_all_holds() -> None:
    assert numbers(*hold(1.0, 40.0), *hold(50.0, 12.5), *hold(70.0, 2.0)).held_s == 52.5
