"""Random people, random answers, a ball that comes and goes, over months: what must always hold."""

import json
from datetime import timedelta
from itertools import chain, repeat

from hypothesis import given, settings
from hypothesis import strategies as st

from coach_acts import Act, Day, acts, diaries
from coach_witness import Witness, every_refusal_names_its_rule, no_closed_site_is_pressed
from coaching import MONDAY, Guided
from kneadle.coach import rules
from kneadle.coach.heard import Answer, Button, Enough, No, Yes
from kneadle.coach.history import REMEMBERED, History
from kneadle.coach.pages import Over
from kneadle.coach.session import step
from kneadle.coach.state import State
from kneadle.coach.told import Asked, Ended, HoldBegan, Told, from_json
from kneadle.events import to_json

TICK_S = 2.0
MANY = 40  # times round the answers: enough for eight sites


@given(st.lists(acts, min_size=10, max_size=50))
@settings(max_examples=60)
def test_in_any_session_all_of_it_holds(day: list[Act]) -> None:
    guided = lived(Guided.begin(), day, [Yes()])
    every_refusal_names_its_rule(guided.told)
    no_closed_site_is_pressed(guided.told)
    the_journal_alone_is_the_memory(guided.told, guided.state.history)
    the_person_can_always_leave(guided.state)
    the_button_alone_reaches_the_end(guided)


@given(diaries)
@settings(max_examples=60)
def test_over_months_of_sessions_all_of_it_holds(diary: list[Day]) -> None:
    history, told, at = History(), list[Told](), MONDAY
    for days, became, day in diary:
        at += timedelta(days=days)
        guided = lived(Guided.begin(history, at), day, became).hear(Enough())
        if history.day_s(at.date()) >= rules.CREDIT.value:
            assert not guided.only(Asked)
            assert not guided.only(HoldBegan)
        told += guided.told
        history = guided.state.history
    every_refusal_names_its_rule(told)
    no_closed_site_is_pressed(told)
    the_journal_alone_is_the_memory(told, history)


def lived(guided: Guided, day: list[Act], became: list[Answer]) -> Guided:
    """Well enough to begin; `became` says over and over what came of the last time."""
    Witness(guided)
    guided.tick_s = TICK_S
    guided.through("check", by=lambda: guided.hear(No()))
    for answer in chain.from_iterable(repeat(became, MANY)):
        if guided.page == "follow up":
            guided.hear(answer)
    guided.chosen()
    for act in day:
        act(guided)
    return guided


def the_journal_alone_is_the_memory(told: list[Told], history: History) -> None:
    kept = [json.dumps(to_json(each)) for each in told if isinstance(each, REMEMBERED)]
    assert History.from_events(from_json(json.loads(each)) for each in kept) == history


def the_person_can_always_leave(state: State) -> None:
    ended, told = step(state, Enough())
    assert isinstance(ended.page, Over)
    assert isinstance(state.page, Over) or isinstance(told[-1], Ended)


def the_button_alone_reaches_the_end(guided: Guided) -> None:
    guided.bring_it_back().release()
    for _ in range(120):
        guided.hear(Button()).wait(3.0)
    assert guided.over
