"""What a person may say to the coach in lines, and what it says to them."""

import pytest

from coaching import Guided
from kneadle.cli.answers import heard
from kneadle.cli.asked import WAYS, in_json, in_words
from kneadle.coach.checklist import LONG, SHORT, Checklist
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
from kneadle.coach.told import Asked, Chosen, LetGo, Refused
from kneadle.coach.words import QUESTIONS
from kneadle.events import LinkBack

EACH_LIST = pytest.mark.parametrize("checklist", [*LONG, SHORT], ids=lambda each: each.name)


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
        ("YES\n", Yes()),
        (" y \r\n", Yes()),
        ("End\n", Enough()),
        ("Choose Piriformis LEFT\n", Choose("piriformis", "left")),
        ("NOTE It Moves\n", Note("It Moves")),
    ],
)
def test_each_line_means_one_thing(line: str, meant: Heard) -> None:
    assert heard(line) == meant


def test_none_is_an_answer_to_a_list_and_to_nothing_else() -> None:
    """Where one is asked how sore it is, or whether a bruise has gone, it could mean either."""
    assert heard("None\n", in_a_list=True) == No()
    assert heard("none\n") is None


@pytest.mark.parametrize(
    "line", ["maybe", "-3", "7.5", "choose knee left", "yes yes", "\x00", "7" * 5000, "²"]
)
def test_nonsense_means_nothing(line: str) -> None:
    assert heard(line) is None


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_asked_in_words_and_says_what_answers_it(question: str) -> None:
    asked = "\n".join(in_words(Asked(rule="", question=question)))
    assert QUESTIONS[question].text in asked
    assert QUESTIONS[question].press in asked
    assert WAYS[question] in asked


@EACH_LIST
def test_a_list_is_asked_with_all_that_is_on_it_each_by_its_number(checklist: Checklist) -> None:
    title, *items, ways = in_words(Asked(rule=checklist.rule.id, question="checklist"))
    assert title == checklist.title
    assert [item.split(maxsplit=1) for item in items] == [
        [str(number), item] for number, item in enumerate(checklist.items, 1)
    ]
    assert "none" in ways


@EACH_LIST
def test_a_program_gets_the_list_beside_the_question(checklist: Checklist) -> None:
    more = in_json(Asked(rule=checklist.rule.id, question="checklist"))
    assert more == {"title": checklist.title, "items": checklist.items}


def test_each_muscle_and_side_has_its_number() -> None:
    _, *sites, _ = in_words(Asked(rule="", question="site"))
    for line in sites:
        number, site = line.split(maxsplit=1)
        chosen = Guided.begin().checked().hear(Number(int(number))).only(Chosen)
        assert [f"{each.side} {each.muscle.replace('-', ' ')}" for each in chosen] == [site]
    assert len(sites) == 8


def test_whoever_did_not_ask_has_no_list() -> None:
    assert in_json(Asked(rule=LONG[-1].rule.id, question="asked first")) == {}
    assert in_words(LinkBack(1.0, 2.0)) == []


def test_every_reason_to_let_go_has_words() -> None:
    for why, words in LET_GO.items():
        assert sentence(LetGo(rule="method", why=why)) == words


def test_a_refusal_says_why_and_what_to_do() -> None:
    refused = Refused(rule="22 one session a day", why="Once a day.", do="Come back tomorrow.")
    assert sentence(refused) == "Once a day. Come back tomorrow."
