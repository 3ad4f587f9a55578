"""In lines nothing that was said is swallowed: what is no answer here is told, with what is."""

import pytest

from coaching import Guided
from in_lines import Talk
from kneadle.cli.answers import heard
from kneadle.cli.asked import WAYS, expected
from kneadle.coach.heard import Button, Number, Stop, Tingling
from kneadle.coach.pages import NEED_THE_BALL
from kneadle.coach.state import State
from kneadle.coach.told import Asked, HoldCounted, LetGo, NerveSaid, PainSaid

NO = "That is no answer here."


def before() -> Guided:
    return Guided.begin().checked().hear(Number(1))


def holding() -> Guided:
    return Guided.begin().chosen().wait(2.0).press().wait(8.0)


def resting() -> Guided:
    return Guided.begin().chosen().hold(35.0).wait(3.0)


def stretching() -> Guided:
    return Guided.begin().chosen().wait(3.0).hear(Button())


async def said(line: str, to: State) -> str:
    """What the session has to say of it, beside."""
    talk = Talk([line], to)
    talk.now_s += to.now_s
    talk.see(Asked(rule="", question="before"))
    return await talk.aside()


@pytest.mark.parametrize(
    "word", ["t", "T", "numb", "tingling", "tingles", "it tingles", "it is numb"]
)
def test_each_word_for_a_nerve_is_understood(word: str) -> None:
    assert heard(f"{word}\n") == Tingling()


@pytest.mark.parametrize("word", ["stop", "off", "Stop"])
def test_stop_is_a_word(word: str) -> None:
    assert heard(f"{word}\n") == Stop()


@pytest.mark.parametrize(
    ("guided", "line", "question"),
    [
        pytest.param(Guided.begin(), "0", "checklist", id="no such sign"),
        pytest.param(Guided.begin().checked(), "99", "site", id="no such muscle"),
        pytest.param(Guided.begin().checked(), "yes", "site", id="yes to which muscle"),
        pytest.param(before(), "yes", "before", id="yes to how much"),
        pytest.param(before(), "11", "before", id="more than there is"),
        pytest.param(before(), "stop", "before", id="nothing is pressed"),
        pytest.param(holding(), "12", "pain", id="more than there is, under the ball"),
        pytest.param(holding(), "no", "pain", id="no to how strong"),
        pytest.param(holding(), "point", "pain", id="another point in a hold"),
    ],
)
async def test_what_is_no_answer_is_told_with_what_is(
    guided: Guided, line: str, question: str
) -> None:
    words = await said(line, guided.state)
    assert words.startswith(NO)
    assert WAYS[question] in words


@pytest.mark.parametrize("guided", [resting(), stretching()], ids=["rest", "stretch"])
async def test_pages_that_ask_nothing_say_what_may_be_said_too(guided: Guided) -> None:
    assert await said("choose piriformis left", guided.state) == f"{NO} {expected(guided.state)}"


async def test_what_was_answered_is_answered() -> None:
    for guided, line in ((Guided.begin(), "none"), (before(), "6"), (holding(), "7")):
        assert NO not in await said(line, guided.state)


async def test_a_refusal_is_an_answer_as_well() -> None:
    just_there = Guided.begin().chosen()
    assert NO not in await said("", just_there.state)


def test_every_page_of_the_ball_says_what_may_be_said() -> None:
    pages = {guided.page: expected(guided.state) for guided in (holding(), resting())}
    letting_go = holding().hear(Number(9, 40.0))
    finding = Guided.begin().chosen()
    pages |= {guided.page: expected(guided.state) for guided in (letting_go, finding)}
    assert pages.keys() == set(NEED_THE_BALL)
    assert all("tingles" in words for words in pages.values())


def test_whom_no_ball_sees_coming_off_may_say_so() -> None:
    guided = resting().pull_the_ball().wait(30.0)
    assert "on to the stretches" in expected(guided.state)
    assert guided.hear(Button()).page == "stretch"


def test_stop_in_a_hold_means_come_off_and_says_nothing_of_the_pain() -> None:
    guided = Guided.begin().chosen().press().wait(40.0).hear(Stop())
    assert (guided.page, guided.only(LetGo)[-1].why) == ("let go", "rest")
    assert guided.release().page == "rest"
    assert [each.credited for each in guided.only(HoldCounted)] == [True]
    assert [each for each in guided.only(PainSaid) if each.when == "hold"] == []


def test_stop_while_searching_on_the_ball_means_come_off() -> None:
    guided = Guided.begin().chosen().press().wait(1.0).hear(Stop())
    assert (guided.page, guided.only(LetGo)[-1].why) == ("let go", "find")


@pytest.mark.parametrize("guided", [Guided.begin(), before(), resting()])
def test_stop_off_the_ball_changes_nothing(guided: Guided) -> None:
    page, told = guided.state.page, len(guided.told)
    guided.hear(Stop())
    assert (guided.state.page, len(guided.told)) == (page, told)


async def test_a_nerve_is_told_in_any_of_its_words() -> None:
    state = holding().state
    talk = Talk(["numb"], state)
    talk.now_s += state.now_s
    talk.see(Asked(rule="", question="pain"))
    await talk.until(NerveSaid)
