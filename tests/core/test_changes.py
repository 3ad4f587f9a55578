"""What differs between two verdicts, in the words a person reads."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.changes import changes, in_words

Found = dict[str, Any]


def hold(start_s: float, end_s: float, held_s: float | None = None, credited: bool = True) -> Found:
    held_s = end_s - start_s if held_s is None else held_s
    return {"start_s": start_s, "end_s": end_s, "held_s": held_s, "credited": credited}


def warning(kind: str, start_s: float, end_s: float) -> Found:
    return {"kind": kind, "start_s": start_s, "end_s": end_s, "warned_at_s": start_s + 0.1}


def verdict(*found: Found) -> dict[str, list[Found]]:
    return {
        "holds": [each for each in found if "kind" not in each],
        "warnings": [each for each in found if "kind" in each],
    }


def told(before: dict[str, list[Found]], after: dict[str, list[Found]]) -> list[str]:
    return [in_words(change) for change in changes(before, after)]


def test_a_hold_that_only_the_newer_one_found_is_gained_and_the_other_way_lost() -> None:
    few, more = verdict(hold(10, 50)), verdict(hold(10, 50), hold(65, 100.5))

    assert told(few, more) == ["gained: hold at 1:05, 35.5 s"]
    assert told(more, few) == ["lost: hold at 1:05, 35.5 s"]


def test_less_than_a_tenth_of_a_second_is_no_move() -> None:
    assert told(verdict(hold(10, 50)), verdict(hold(10.09, 49.91, held_s=40.05))) == []


def test_a_hold_that_moved_says_where_to_and_whether_it_counts() -> None:
    before = verdict(hold(70.0, 105.0))
    after = verdict(hold(70.5, 99.0, credited=False))

    assert told(before, after) == [
        "moved: hold at 1:10 begins at 1:10.5, not at 1:10.0; ends at 1:39.0, not at 1:45.0;"
        " lasts 28.5 s, not 35.0 s; does not count any more"
    ]


def test_one_hold_that_became_two_is_one_moved_and_one_gained() -> None:
    found = changes(verdict(hold(10, 90)), verdict(hold(10, 40), hold(50, 90)))

    assert [change.what for change in found] == ["moved", "gained"]


def test_a_warning_is_compared_with_its_own_kind_only() -> None:
    before = verdict(warning("spike", 5.0, 5.5))
    after = verdict(warning("ceiling", 5.0, 5.5))

    assert told(before, after) == [
        "gained: above your ceiling at 0:05",
        "lost: sudden jolt at 0:05",
    ]


def test_a_short_warning_that_began_a_moment_later_is_the_same_one() -> None:
    before, after = verdict(warning("spike", 5.0, 5.1)), verdict(warning("spike", 5.3, 5.4))

    (change,) = changes(before, after)
    assert change.what == "moved"


@pytest.mark.parametrize("times", [1, 2000])
def test_the_same_verdict_twice_has_no_change(times: int) -> None:
    same = verdict(*(hold(10 * n, 10 * n + 5) for n in range(times)))

    assert changes(same, same) == []


spans = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), max_size=8).map(
    lambda steps: [
        hold(start, start + length)
        for start, length in [
            (sum(a + b for a, b in steps[:n]) + gap, size) for n, (gap, size) in enumerate(steps)
        ]
    ]
)


@given(spans, spans)
def test_every_hold_of_either_is_in_at_most_one_change_and_the_balance_is_kept(
    before: list[Found], after: list[Found]
) -> None:
    found = changes(verdict(*before), verdict(*after))

    gained = sum(change.what == "gained" for change in found)
    lost = sum(change.what == "lost" for change in found)
    assert gained - lost == len(after) - len(before)
    for holds, side in ((before, "before"), (after, "after")):
        mentioned = [getattr(c, side)["start_s"] for c in found if getattr(c, side) is not None]
        assert sorted(mentioned) == sorted(set(mentioned))
        assert set(mentioned) <= {each["start_s"] for each in holds}


@given(spans, spans)
def test_gained_one_way_is_lost_the_other_way(before: list[Found], after: list[Found]) -> None:
    there = [change.what for change in changes(verdict(*before), verdict(*after))]
    back = [change.what for change in changes(verdict(*after), verdict(*before))]

    assert sorted(there) == sorted(
        {"gained": "lost", "lost": "gained"}.get(what, what) for what in back
    )
