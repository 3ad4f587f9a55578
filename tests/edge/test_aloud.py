"""Ball and coach tell one thing at a time, what is urgent first."""

import asyncio

import pytest

from clockwork import in_clockwork
from kneadle.coach.sentences import LET_GO, sentence
from kneadle.coach.told import (
    HoldBegan,
    LetGo,
)
from kneadle.sound.aloud import TOGETHER_S
from kneadle.sound.meanings import Meaning
from kneadle.sound.spoken import WORDS
from loud_room import DONE, STARTED, Room, cue, page, warned


@pytest.mark.parametrize("why", LET_GO)
@in_clockwork
async def test_letting_go_is_one_sound_with_the_coachs_own_words(why: str) -> None:
    room, told = Room(), LetGo(rule="method", why=why)  # type: ignore[arg-type]
    room.coach(page("let go"), told, cue("done" if why in ("eased", "rest") else "ease_off"))

    assert len(room.heard) == 1
    assert room.words == [sentence(told)]
    assert room.felt == room.heard


@in_clockwork
async def test_what_ball_and_coach_tell_within_a_second_is_one_sound_and_both_their_words() -> None:
    room, enough = Room(), LetGo(rule="stop", why="stop")
    room.hear(warned("too_long"))
    room.coach(page("let go"), enough, cue("ease_off"))

    assert room.heard == [Meaning.EASE_OFF]
    assert room.felt == [Meaning.EASE_OFF]
    assert room.words == [WORDS[Meaning.EASE_OFF], sentence(enough)]


@in_clockwork
async def test_what_the_coach_just_said_the_ball_does_not_repeat() -> None:
    room = Room()
    room.hear(page("hold"))
    room.hear(cue("done"))
    room.hear(DONE)

    assert room.heard == [Meaning.DONE]


@in_clockwork
async def test_after_a_second_the_coach_is_heard_again() -> None:
    room = Room()
    room.hear(cue("ease_off"))
    await asyncio.sleep(TOGETHER_S + 0.01)
    room.hear(cue("ease_off"))

    assert room.heard == [Meaning.EASE_OFF] * 2


@in_clockwork
async def test_what_outranks_the_coachs_calm_word_wins() -> None:
    room = Room()
    room.hear(warned("ceiling"))
    room.coach(LetGo(rule="eased", why="eased"), cue("done"))

    assert room.heard == [Meaning.EASE_OFF]
    assert room.words[-1] == LET_GO["eased"]


@in_clockwork
async def test_the_balls_own_warnings_are_never_held_back() -> None:
    room = Room()
    room.hear(page("rest"), cue("ease_off"))
    room.hear(warned("ceiling"))
    room.hear(warned("ceiling"), warned("spike"))

    assert room.heard == [*[Meaning.EASE_OFF] * 3, Meaning.SPIKE]


@in_clockwork
async def test_who_is_told_to_let_go_is_never_told_to_ease_off_instead() -> None:
    """A ceiling below what is pressed is passed at once, and for as long as it is pressed."""
    room, told = Room(), LetGo(rule="pain", why="pain")
    room.coach(page("let go"), told, cue("ease_off"))
    room.hear(warned("ceiling"))
    assert room.heard == [Meaning.EASE_OFF]
    assert room.words == [sentence(told)]

    await asyncio.sleep(TOGETHER_S + 0.01)
    room.hear(warned("ceiling"))
    await asyncio.sleep(TOGETHER_S + 0.01)
    room.coach(cue("ease_off"))
    assert room.heard == [Meaning.EASE_OFF] * 3
    assert room.words == [sentence(told)] * 3


@in_clockwork
async def test_easing_off_is_said_again_once_one_has_let_go() -> None:
    room = Room()
    room.coach(page("let go"), LetGo(rule="pain", why="pain"), cue("ease_off"), page("rest"))
    room.hear(warned("ceiling"))
    assert room.heard == [Meaning.EASE_OFF] * 2
    assert room.words[-1] == WORDS[Meaning.EASE_OFF]


@in_clockwork
async def test_a_calm_let_go_holds_no_warning_back() -> None:
    room = Room()
    room.coach(page("let go"), LetGo(rule="eased", why="eased"), cue("done"))
    room.hear(warned("ceiling"))
    assert room.heard == [Meaning.DONE, Meaning.EASE_OFF]


@in_clockwork
async def test_what_comes_at_once_begins_with_the_most_urgent() -> None:
    room = Room()
    room.hear(DONE, warned("rolling"), warned("ceiling"))

    assert room.heard == [Meaning.EASE_OFF, Meaning.ROLLING, Meaning.DONE]


@pytest.mark.parametrize("name", ["check", "choose", "let go", "rest", "stretch", "reassess"])
@in_clockwork
async def test_where_nobody_is_to_press_no_hold_is_praised(name: str) -> None:
    room = Room()
    room.hear(page(name))
    room.hear(STARTED, DONE, warned("spike"))
    assert room.heard == [Meaning.SPIKE]

    room.hear(page("find"))
    room.hear(STARTED)
    assert room.heard[1:] == [Meaning.HOLD_STARTED]


@in_clockwork
async def test_a_hold_that_was_steady_before_it_was_wanted_is_told_when_it_counts() -> None:
    room = Room()
    room.hear(page("rest"))
    room.hear(STARTED)
    await asyncio.sleep(10.0)
    room.coach(page("find"), page("hold"), HoldBegan(rule="target", point=1, level_n=40.0))
    assert room.heard == [Meaning.HOLD_STARTED]


@in_clockwork
async def test_a_hold_that_the_coach_takes_up_is_told_once() -> None:
    room = Room()
    room.hear(page("find"))
    room.hear(STARTED)
    room.coach(page("hold"), HoldBegan(rule="target", point=1, level_n=40.0))
    assert room.heard == [Meaning.HOLD_STARTED]
