"""A filter in one line, as a person writes it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from command import Computer
from kneadle.cli.review_filter import wanted
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


def test_a_device_goes_by_the_name_that_it_was_given() -> None:
    blue = Known("C8:01", "Blue", "ball", "ble", identity="Kneadle 0011")
    devices().update(lambda book: book.with_device(blue))

    assert wanted("device blue").device == "Kneadle 0011"
    assert wanted("device other").device == "other"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("muscle", "Nothing stands after 'muscle'."),
        ("muscle biceps", "'biceps' is not known."),
        ("side up", "'up' is not known."),
        ("since soon", "'soon' is not a day."),
        ("until 2026-13-01", "'2026-13-01' is not a day."),
        ("colour red", "'colour' is nothing to filter by"),
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
