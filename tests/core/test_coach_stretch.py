"""What is said in a stretch."""

from coaching import PIRIFORMIS, Guided
from kneadle.coach.heard import Tingling, Yes
from kneadle.coach.sentences import sentence
from kneadle.coach.stretches import HOW_TO_STRETCH
from kneadle.coach.told import Cue, NerveSaid, StretchBegan, StretchEnded, StretchNext
from kneadle.screen.guided import keys
from kneadle.screen.guided.faces import WaitFace
from kneadle.screen.words import Saying


def stretch(into_s: float = 15.0) -> Guided:
    return Guided.begin().chosen().wait(3.0).hear(Yes()).wait(into_s)


def test_who_cannot_look_is_told_how_to_get_into_a_stretch_before_it_begins() -> None:
    guided = stretch(into_s=1.0)
    (first,) = guided.only(StretchNext)
    assert (first.in_s, guided.only(StretchBegan)) == (10.0, [])
    assert HOW_TO_STRETCH["seated figure-4"] in (sentence(first) or "")

    guided.wait(40.0)
    assert (
        sentence(guided.only(StretchNext)[-1]) == "Next: seated figure-4, left side, second time."
    )


def test_a_stretch_that_tingles_ends_and_another_one_comes() -> None:
    guided = stretch().hear(Tingling())
    ended = guided.only(StretchEnded)[0]
    assert (ended.held_s, ended.side, ended.time) == (5.0, "left", 1)
    assert (guided.refused_by, guided.only(Cue)[-1].meaning) == (
        ["7 nerve in a stretch"],
        "ease_off",
    )
    following = guided.wait(10.0).only(StretchBegan)[-1]
    assert (following.side, following.time) == ("right", 1), "not into the same one again"


def test_before_it_began_it_is_left_out() -> None:
    guided = stretch(5.0).hear(Tingling())
    assert guided.only(StretchEnded) == []
    assert guided.wait(10.0).only(StretchBegan)[0].side == "right"


def test_where_a_nerve_was_close_nothing_presses_again_that_day() -> None:
    guided = stretch().hear(Tingling())
    assert len(guided.only(NerveSaid)) == 1
    refused = guided.state.refusal(PIRIFORMIS)
    assert refused is not None and refused.rule.id == "7 nerve"


def test_the_last_stretch_that_tingles_is_the_last() -> None:
    guided = stretch(7 * 40.0 + 15.0).hear(Tingling())
    assert guided.page == "reassess"


def test_the_row_of_keys_names_it() -> None:
    row = keys.row(stretch().state, WaitFace(Saying("", "", "calm")))
    assert "t tingles" in row and len(row) < 80
