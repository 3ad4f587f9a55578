"""The map of what is open: quick enough for every frame, and never out of date for long."""

from dataclasses import replace

from coaching import MONDAY, OTHER, PIRIFORMIS, Guided, a_session, days_later
from kneadle.coach import rules
from kneadle.coach.heard import Choose, Tingling
from kneadle.coach.history import History
from kneadle.coach.state import Ceiling
from kneadle.screen.guided.asking import muscles
from kneadle.screen.guided.offered import ANEW_S


def choosing(history: History | None = None) -> Guided:
    return Guided.begin(history, days_later(2)).checked()


def test_from_one_frame_to_the_next_nothing_is_found_out_anew() -> None:
    state = choosing(a_session(History(), 0.0, before=6, after=4)).state
    first = muscles(state).refused
    assert muscles(replace(state, now_s=state.now_s + 0.04)).refused is first


def test_what_closes_now_is_closed_on_the_map_at_once() -> None:
    guided = choosing()
    assert PIRIFORMIS not in muscles(guided.state).refused
    guided.hear(Choose(*PIRIFORMIS), Tingling())
    assert guided.page == "choose"
    assert PIRIFORMIS in muscles(guided.state).refused


def test_what_time_opens_is_open_on_the_map_a_minute_later_at_most() -> None:
    history = a_session(History(), 0.0, before=6, after=4)
    sore = replace(history.place(PIRIFORMIS), rests=())
    until = days_later(2, MONDAY)
    state = choosing(history._with(sore.resting(rules.SORE_RESTS, until))).state
    before = replace(state, began=until, now_s=-1.0)
    assert PIRIFORMIS in muscles(before).refused
    assert PIRIFORMIS not in muscles(replace(before, now_s=ANEW_S - 1.0)).refused


def test_a_person_s_own_ceiling_and_wish_are_those_of_now() -> None:
    state = choosing().state
    assert (muscles(state).muscle, muscles(state).side) != OTHER
    wished = muscles(replace(state, wish=OTHER))
    assert (wished.muscle, wished.side) == OTHER
    low = Ceiling(PIRIFORMIS, rules.LEAST.value - 1.0, MONDAY)
    assert PIRIFORMIS in muscles(replace(state, ceilings=(low,))).refused
