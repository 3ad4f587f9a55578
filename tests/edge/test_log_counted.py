"""Which holds count: `kneadle log` says it as review and the report do."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command import Computer
from journalled import keep
from kneadle.coach.heard import Number
from kneadle.coach.told import Began
from kneadle.events import Event
from kneadle.journal.read import list_sessions, load
from kneadle.journal.store import open_for_writing
from kneadle.review.counted import counted
from kneadle.review.holds import holds
from reviewing import Overheard, hold


def guided() -> list[Event]:
    """One that counts, one above the ceiling, and one whose credit was taken back."""
    heard = Overheard()
    heard.guided.chosen().hold(35.0).wait(31.0)
    heard.guided.press().wait(10.0).go_too_hard().wait(10.0).ease_back().wait(15.0).release()
    heard.guided.wait(91.0).hold(40.0).wait(1.0).hear(Number(9, 0.0))
    return heard.events


def test_log_and_its_table_count_what_the_coach_counted(tmp_path: Path) -> None:
    computer, told = Computer(tmp_path), guided()
    made = holds(told)
    keep(computer.journal, events=told, summary={"holds": len(made)})

    assert [each.credited for each in made] != [each.counts for each in made]
    how = f"{len(made)} ({sum(each.counts for each in made)})"
    assert how in computer.call("log").out
    shown = computer.call("log", "show", 1).out
    assert how in shown
    rows = shown.split("ended by")[1].split("Warnings")[0].splitlines()[1:-1]
    assert [" yes " in row for row in rows] == [each.counts for each in made]


def test_the_lines_of_a_guided_session_say_once_whether_a_hold_counted(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    keep(computer.journal, events=guided())
    lines = computer.call("log", "show", 1).out.splitlines()

    ended = [line for line in lines if "hold ended after" in line]
    assert ended and not any("count" in line for line in ended)
    assert "this hold counts" not in "\n".join(lines)
    assert any("it counts." in line for line in lines)


def test_numbers_that_are_no_json_to_sqlite_hide_no_hold(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    keep(path, events=hold(1.0, 40.0))
    db = open_for_writing(path)
    db.execute("UPDATE event SET body = replace(body, '0.05', ?)", ("NaN",))
    db.close()

    assert counted(path, list_sessions(path)) == {1: 1}


some = st.one_of(
    st.just([Began(rule="")]),
    st.builds(hold, st.floats(0, 999), st.floats(3, 60)),
    st.just(guided()),
    st.builds(lambda n, drop: guided()[:n] + guided()[n + drop :], st.integers(0, 99), st.just(1)),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(some, max_size=3))
def test_the_list_counts_as_review_does_whatever_was_told(
    tmp_path_factory: pytest.TempPathFactory, parts: list[list[Event]]
) -> None:
    path = tmp_path_factory.mktemp("counted") / "journal.sqlite3"
    keep(path, events=[event for part in parts for event in part])
    told = [kept.event for kept in load(path, 1).events]

    assert counted(path, list_sessions(path)).get(1, 0) == sum(each.counts for each in holds(told))
