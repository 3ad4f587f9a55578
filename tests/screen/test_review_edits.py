"""Notes and tags, changed while looking back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.journal import edit
from kneadle.journal.read import load
from kneadle.screen.review.edits import tags_in, tags_line
from screen.review_stage import looking_back, three


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite3"
    three(path)
    return path


async def test_enter_over_tags_and_a_note_that_nobody_touched_changes_nothing(
    journal: Path,
) -> None:
    edit.tag(journal, 3, ["calf, left", "sore"])
    edit.annotate(journal, 3, "first line\nsecond line  ")
    async with looking_back(journal) as back:
        for key in "tn":
            await back.press(key, "enter")
            assert "this note now" not in back.words
            assert "has the tags" not in back.words

    kept = load(journal, 3).info
    assert kept.tags == ("calf, left", "sore")
    assert kept.note == "first line\nsecond line  "


async def test_a_tag_with_a_comma_and_a_note_of_two_lines_live_through_a_change(
    journal: Path,
) -> None:
    edit.tag(journal, 3, ["calf, left", "sore"])
    edit.annotate(journal, 3, "first line\nsecond line")
    async with looking_back(journal) as back:
        await back.press("t", "end", ",", "e", "enter")
        assert '"calf, left", e, sore' in back.words
        await back.press("n", "end", "s", "enter")

    kept = load(journal, 3).info
    assert kept.tags == ("calf, left", "e", "sore")
    assert kept.note == "first line\nsecond lines"


@given(st.sets(st.text(st.characters(codec="utf-8", exclude_categories=["C"])).map(edit.normal)))
def test_any_tags_come_back_from_the_line_they_are_written_in(tags: set[str]) -> None:
    assert {edit.normal(tag) for tag in tags_in(tags_line(tags))} - {""} == tags - {""}
