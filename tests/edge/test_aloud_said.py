"""The coach has questions, refusals and the end of a session spoken."""

import pytest

from clockwork import in_clockwork
from kneadle.coach.sentences import sentence
from kneadle.coach.told import (
    Asked,
    Ended,
    Refused,
    RestBegan,
    StretchBegan,
    StretchNext,
    Told,
    Waits,
)
from kneadle.sound.meanings import Meaning
from loud_room import Room, cue


@in_clockwork
async def test_questions_refusals_rests_stretches_and_waiting_are_said() -> None:
    room = Room()
    told: list[Told] = [
        Asked(rule="ask", question="pain"),
        Refused(rule="rest", why="A spot rests.", do="Stay off."),
        RestBegan(rule="rest", for_s=30.0),
        Waits(rule="no data", page="find"),
        StretchNext(rule="s", stretch="deep lunge", side="left", time=1, in_s=10.0),
    ]
    stretch = StretchBegan(rule="s", stretch="deep lunge", side="left", time=1, for_s=30.0)
    room.coach(*told, stretch, cue("settle"))

    assert room.words == [sentence(each) for each in (*told, stretch)]
    assert room.heard == [Meaning.SETTLE]


@in_clockwork
async def test_why_something_is_refused_stays_when_a_question_comes_after_it() -> None:
    room = Room()
    refused = Refused(rule="11 pain limit", why="It hurts.", do="Leave it.")
    room.coach(Asked(rule="method", question="before"), refused)
    room.coach(Asked(rule="method", question="site"))

    assert room.stay == ["It hurts. Leave it."]
    assert len(room.words) == 3


@pytest.mark.parametrize("reason", ["done", "person", "link", "idle"])
@in_clockwork
async def test_that_the_session_is_over_is_said_also_to_somebody_on_the_floor(reason: str) -> None:
    room = Room()
    ended = Ended(rule="", reason=reason, holds=2, loaded_s=90.0)  # type: ignore[arg-type]
    room.coach(ended)
    assert room.stay == room.words == [sentence(ended)]


@pytest.mark.parametrize("reason", ["refused", "nothing open"])
@in_clockwork
async def test_where_a_refusal_ends_the_session_nothing_comes_after_it(reason: str) -> None:
    room = Room()
    room.coach(
        Refused(rule="7 emergency signs", why="That can wait for nobody.", do="Get help."),
        Ended(rule="", reason=reason, holds=0, loaded_s=0.0),  # type: ignore[arg-type]
    )
    assert room.words == ["That can wait for nobody. Get help."]
