"""A filter in one line, as a person writes it."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from command import Computer
from kneadle.cli.days import day_of
from kneadle.cli.review_filter import wanted
from kneadle.cli.site_of import site_of
from kneadle.coach.site import SITES
from kneadle.devices import Known
from kneadle.errors import KneadleError
from kneadle.journal.wanted import Wanted
from kneadle.registry.file import devices


def test_an_empty_line_wants_them_all() -> None:
    assert wanted("  ") == Wanted()


def test_words_may_have_the_dashes_of_the_command_line_or_not() -> None:
    line = "--muscle piriformis side left --tag 'sore hip' search \"calf ache\""

    found = wanted(line)

    assert found == Wanted(muscle="piriformis", side="left", tag="sore hip", words=("calf", "ache"))


def test_days_are_those_of_the_command_line() -> None:
    today = datetime.now().astimezone().date()

    found = wanted("since 2w until 2026-11-22")

    assert found.since == today - timedelta(weeks=2)
    assert str(found.until) == "2026-11-22"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("muscle right gluteus medius", Wanted(muscle="gluteus-medius", side="right")),
        ("Left piriformis", Wanted(muscle="piriformis", side="left")),
        ("gluteus medius tag sore hip", Wanted(muscle="gluteus-medius", tag="sore hip")),
        ("left", Wanted(side="left")),
        ("gluteus-maximus side right", Wanted(muscle="gluteus-maximus", side="right")),
        ("tag side", Wanted(tag="side")),
        ("since 14 Nov 2026", Wanted(since=date(2026, 11, 14))),
        ("until 14.11.2026", Wanted(until=date(2026, 11, 14))),
    ],
)
def test_names_and_days_are_understood_as_they_are_printed(line: str, found: Wanted) -> None:
    assert wanted(line) == found


def test_every_site_is_understood_as_it_is_printed() -> None:
    assert [site_of(str(site)) for site in SITES] == [*SITES]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14 Nov", date(2026, 11, 14)),
        ("24 december", date(2025, 12, 24)),
        ("14.11.2025", date(2025, 11, 14)),
        ("2027-01-01", date(2027, 1, 1)),
    ],
)
def test_a_day_without_a_year_is_the_last_such_day(text: str, found: date) -> None:
    assert day_of(text, date(2026, 11, 23)) == found


def test_a_device_goes_by_the_name_that_it_was_given() -> None:
    blue = Known("C8:01", "Blue", "ball", "ble", identity="Kneadle 0011")
    devices().update(lambda book: book.with_device(blue))

    assert wanted("device blue").device == "Kneadle 0011"
    assert wanted("device other").device == "other"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("muscle", "Nothing stands after 'muscle'."),
        ("muscle biceps", "'biceps' is neither a muscle nor a side that Kneadle knows."),
        ("side up", "'up' is neither a muscle nor a side that Kneadle knows."),
        ("left right", "'left right' is neither"),
        ("tag sore since", "Nothing stands after 'since'."),
        ("since soon", "'soon' is not a day."),
        ("until 2026-13-01", "'2026-13-01' is not a day."),
        ("colour red", "'colour red' is neither a muscle nor a side"),
        ("tag 'sore", "A quotation mark has no end."),
    ],
)
def test_what_makes_no_sense_is_a_sentence(line: str, what: str) -> None:
    with pytest.raises(KneadleError) as trouble:
        wanted(line)

    assert trouble.value.what.startswith(what)
    assert trouble.value.do.endswith(".")


def test_without_a_terminal_review_says_what_there_is_instead(tmp_path: Path) -> None:
    ran = Computer(tmp_path).call("review")

    assert ran.code == 1
    assert "Looking back needs a terminal" in ran.err
    assert "`kneadle log`" in ran.err
