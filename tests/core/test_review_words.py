"""What is said of numbers, and what is never said."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from kneadle.review.adherence import Adherence
from kneadle.review.definitions import ALL, HOLD, SESSION, WEEKS, Definition
from kneadle.review.trend import Point, Trend, Unit, trend
from kneadle.review.words import regularity, sentence
from reviewing import FIRST_DAY

DOC = Path(__file__).parents[2] / "docs" / "review.md"
PROMISES = "treat|cure|heal|reliev|(?<!physio)therap|clinical|safe|medical|diagnos|injur|better"


def weekly(numbers: list[float], unit: Unit) -> Trend:
    return trend((Point(FIRST_DAY + timedelta(weeks=n), v) for n, v in enumerate(numbers)), unit)


SENTENCES = [
    sentence("Force at pain 4 to 6", weekly([40.0, 50.0, 60.0, 70.0, 80.0], "N")),
    sentence("Pain before", weekly([6.0, 6.0, 5.0, 6.0], "points")),
    sentence("Pain before", weekly([6.0, 5.0], "points")),
    regularity(Adherence(days=1, of_days=10, longest_pause_days=6)),
]


def test_a_real_change_is_told_with_its_interval_and_the_number_of_days() -> None:
    assert SENTENCES[0] == (
        "Force at pain 4 to 6: more force at the same pain, a real change;"
        " +40.0 N over 4 weeks (95 % interval +40.0 to +40.0, 5 days)."
    )


@pytest.mark.parametrize(
    ("numbers", "unit", "says"),
    [
        ([80.0, 70.0, 60.0, 50.0], "N", "less force at the same pain, a real change; -30.0 N"),
        ([8.0, 7.0, 6.0, 5.0], "points", "less pain, a real change; -3.0 points"),
        ([5.0, 6.0, 7.0, 8.0], "points", "more pain, a real change; +3.0 points"),
    ],
)
def test_a_real_change_says_in_words_which_way(numbers: list[float], unit: Unit, says: str) -> None:
    assert says in sentence("It", weekly(numbers, unit))


def test_no_real_change_says_what_would_be_one() -> None:
    """Two days of it fall by a point in a week, two rise by one: three weeks of that."""
    assert SENTENCES[1] == (
        "Pain before: no real change; 0.0 points of 10 over 3 weeks"
        " (95 % interval -3.0 to +3.0, 4 days), where 2 points of 10 would be one,"
        " and the interval holds zero, which is no change."
    )


def test_a_large_change_that_may_be_chance_is_not_told_to_be_too_small() -> None:
    unsure = sentence("Pain before", weekly([9.0, 2.0, 8.0, 3.0, 4.0, 1.0], "points"))

    assert "no real change; -6" in unsure
    assert unsure.endswith(", 6 days), but the interval holds zero, which is no change.")


def test_a_sure_change_that_is_too_small_is_not_told_to_be_chance() -> None:
    small = sentence("Pain before", weekly([6.0, 5.8, 5.6, 5.4, 5.2, 5.0], "points"))

    assert small.endswith(", 6 days), where 2 points of 10 would be one.")


def test_of_few_days_nothing_is_said() -> None:
    assert SENTENCES[2] == "Pain before: 2 days; below 4 nothing is said of a change."


def test_regularity_is_told_in_days() -> None:
    assert SENTENCES[3] == "1 of 10 days, longest pause 6 days."


@pytest.mark.parametrize(
    "words", [*SENTENCES, *(each.words for each in ALL), DOC.read_text(encoding="utf-8")]
)
def test_no_word_promises_an_effect(words: str) -> None:
    assert re.search(PROMISES, words, re.IGNORECASE) is None


def test_a_source_is_said_in_words_and_not_by_the_row_of_a_file_that_nobody_has() -> None:
    assert not [each for each in ALL if re.search(r"\b(rows?|section) \d|design\b", each.source)]


def test_each_number_has_one_definition_and_a_source() -> None:
    assert len({each.name for each in ALL}) == len(ALL) == len([*HOLD, *SESSION, *WEEKS])
    assert all(each.words.endswith(".") and each.source for each in ALL)


@pytest.mark.parametrize("definition", ALL, ids=lambda each: each.name)
def test_the_page_defines_it_in_the_same_words(definition: Definition) -> None:
    name, unit, words, source = definition
    assert f"| {name} | {unit} | {words} | {source} |" in DOC.read_text(encoding="utf-8")
