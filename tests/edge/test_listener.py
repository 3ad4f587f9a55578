"""What is typed, or sent by a script, and which question it answers."""

import asyncio
import errno
import io
import sys
from collections.abc import Iterator

import pytest

from coaching import Guided
from in_lines import Talk, all_was_read, terminal
from kneadle.cli.answers import MAY_SAY
from kneadle.cli.listener import NO_MORE_LINES, PRESSED_FOR, READ_AFTER_S, TOO_SOON
from kneadle.coach import rules
from kneadle.coach.checklist import LONG
from kneadle.coach.told import Asked, CheckAnswered, Ended, LetGo, NerveSaid, Refused
from kneadle.events import Event

posix = pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX terminals")


async def test_a_script_may_answer_before_it_is_asked() -> None:
    talk = Talk("\n" for _ in LONG)
    asked = await talk.until(Asked, lambda asked: asked.question == "site")
    assert asked.question == "site"
    assert talk.lists_left == 0


@posix
async def test_what_was_typed_before_there_was_a_question_answers_none() -> None:
    with terminal() as keys:
        keys.type("\n\n")
        talk = Talk(keys.lines)
        await talk.until(Asked)
        talk.now_s += 1.0
        keys.type("1\n")
        answered = await talk.until(CheckAnswered)
        assert answered.questions == LONG[0].name
        assert answered.item == LONG[0].items[0]
        assert talk.asides.empty()


@posix
async def test_an_answer_that_comes_as_the_page_appears_is_dropped_and_said_so() -> None:
    with terminal() as keys:
        talk = Talk(keys.lines)
        await talk.until(Asked)
        talk.now_s += READ_AFTER_S / 2
        keys.type("\n")
        assert await talk.aside() == TOO_SOON
        assert talk.lists_left == len(LONG)

        talk.now_s += 2 * READ_AFTER_S
        keys.type("\n")
        await talk.until(CheckAnswered)


@posix
async def test_enter_that_is_held_down_answers_one_question_and_is_told_so_once() -> None:
    with terminal() as keys:
        talk = Talk(keys.lines)
        await talk.until(Asked)
        talk.now_s += 2 * READ_AFTER_S
        keys.type("\n\n\n\nmaybe\n")
        assert await talk.aside() == TOO_SOON
        assert MAY_SAY in await talk.aside()
        assert talk.lists_left == len(LONG) - 1


@posix
@pytest.mark.parametrize(
    ("keys", "told"),
    [("9\n", LetGo), ("\n\n\n", LetGo), ("tingles\n", NerveSaid), ("end\n", Ended)],
)
async def test_on_the_ball_what_means_off_waits_for_nothing(keys: str, told: type[Event]) -> None:
    state = Guided.begin().chosen().press().wait(8.0).state
    with terminal() as typed:
        talk = Talk(typed.lines, state)
        talk.now_s += state.now_s
        talk.see(Asked(rule="", question="pain"))
        typed.type(keys)
        assert isinstance(await talk.until(told), told)


@posix
async def test_the_end_may_be_wanted_before_the_question_was_read() -> None:
    with terminal() as keys:
        talk = Talk(keys.lines)
        await talk.until(Asked)
        keys.type("end\n")
        assert (await talk.until(Ended)).reason == "person"


async def test_none_answers_a_list() -> None:
    talk = Talk(["none\n"])
    assert (await talk.until(CheckAnswered)).passed


async def test_whatever_nonsense_comes_the_next_line_is_heard() -> None:
    nonsense = b"9" * 5000 + b"\n\xff\xfe\n" + b"choose\n" + b"1\n"
    talk = Talk(io.TextIOWrapper(io.BytesIO(nonsense), encoding="utf-8"))
    refused = await talk.until(Refused)
    assert refused.rule == rules.EMERGENCY.id
    said = [await talk.aside() for _ in range(3)]
    assert all(MAY_SAY in each for each in said)
    assert max(map(len, said)) < len(MAY_SAY) + 100


async def test_when_no_more_lines_can_come_it_is_said_once() -> None:
    talk = Talk(["\n"])
    await talk.until(CheckAnswered)
    assert await talk.aside() == NO_MORE_LINES
    assert talk.asides.empty()


@posix
async def test_a_terminal_that_is_closed_is_the_end_of_the_lines() -> None:
    with terminal() as keys:
        talk = Talk(keys.lines)
        await talk.until(Asked)
    assert await talk.aside() == NO_MORE_LINES


async def test_a_terminal_that_fails_is_the_end_of_the_lines_too() -> None:
    def failing() -> Iterator[str]:
        yield "\n"
        raise OSError(errno.EIO, "Input/output error")

    talk = Talk(failing())
    await talk.until(CheckAnswered)
    assert await talk.aside() == NO_MORE_LINES


async def test_after_the_session_nobody_needs_to_know_that_no_more_lines_come() -> None:
    talk = Talk(["end\n"])
    await talk.until(Ended)
    await asyncio.to_thread(all_was_read)
    await asyncio.sleep(0)
    assert talk.asides.empty()


async def test_once_nothing_can_be_typed_the_simulated_person_answers_with_the_button() -> None:
    talk = Talk(iter(["none\n"]), simulated=True)
    asked = await talk.until(Asked, lambda asked: asked.question == "before")
    assert asked.muscle
    assert await talk.aside() == PRESSED_FOR


async def test_pain_in_a_hold_is_left_without_an_answer_by_who_cannot_be_asked() -> None:
    holding = Guided.begin().chosen().press().wait(14.0)
    talk = Talk(iter([]), holding.state, simulated=True)
    talk.see(Asked(rule="", question="pain"))
    await talk.aside()
    for _ in range(5):
        await asyncio.sleep(0)
    assert talk.guide.state.work is not None
    assert talk.guide.state.presses is None


async def test_help_is_understood() -> None:
    talk = Talk(iter(["?\n", "help\n"]))
    await talk.until(Asked)
    assert [await talk.aside(), await talk.aside()] == [MAY_SAY, MAY_SAY]
