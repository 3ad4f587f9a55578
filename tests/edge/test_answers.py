"""What a person may say to the coach in lines, and what it says to them."""

import pytest

from kneadle.cli.answers import heard
from kneadle.cli.guided_lines import in_words
from kneadle.coach.heard import (
    Button,
    Choose,
    Enough,
    Heard,
    NewPoint,
    No,
    Note,
    Number,
    Tingling,
    Yes,
)
from kneadle.coach.sentences import LET_GO, sentence
from kneadle.coach.told import Asked, LetGo, Refused
from kneadle.coach.words import QUESTIONS


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("\n", Button()),
        ("yes\n", Yes()),
        ("n\n", No()),
        ("7\n", Number(7)),
        ("choose gluteus-medius left\n", Choose("gluteus-medius", "left")),
        ("point\n", NewPoint()),
        ("tingles\n", Tingling()),
        ("note it felt  easier\n", Note("it felt easier")),
        ("end\n", Enough()),
    ],
)
def test_each_line_means_one_thing(line: str, meant: Heard) -> None:
    assert heard(line) == meant


@pytest.mark.parametrize("line", ["maybe", "-3", "7.5", "choose knee left", "yes yes", "\x00"])
def test_nonsense_means_nothing(line: str) -> None:
    assert heard(line) is None


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_asked_in_words_and_says_what_enter_means(question: str) -> None:
    asked = in_words(Asked(rule="method", question=question))
    assert asked is not None
    assert QUESTIONS[question].text in asked
    assert QUESTIONS[question].press in asked


def test_every_reason_to_let_go_has_words() -> None:
    for why, words in LET_GO.items():
        assert sentence(LetGo(rule="method", why=why)) == words


def test_a_refusal_says_why_and_what_to_do() -> None:
    refused = Refused(rule="22 one session a day", why="Once a day.", do="Come back tomorrow.")
    assert sentence(refused) == "Once a day. Come back tomorrow."
