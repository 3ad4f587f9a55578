"""What a hold is worth in the end, to who reads it afterwards."""

from coaching import Guided
from kneadle.coach.counted import counted
from kneadle.coach.heard import Number
from kneadle.screen.guided.notices import Notices
from kneadle.screen.guided.summary import summary


def late() -> Guided:
    """Two holds; of the second it is said afterwards that it was too much."""
    guided = Guided.begin().chosen().hold(35.0).wait(31.0).hold(40.0)
    return guided.wait(1.0).hear(Number(9, 0.0))


def test_credit_that_was_taken_back_is_none() -> None:
    holds = counted(late().told)
    assert [(each.credited, each.rule) for each in holds] == [
        (True, "16 credit"),
        (False, "11 pain limit"),
    ]


def test_the_summary_says_so() -> None:
    rows = "\n".join(summary(late().told))
    assert "35 s held, it counts." in rows
    assert "40 s held, not counted: it hurt too much." in rows


def test_the_screen_says_so_with_the_new_ceiling() -> None:
    notices = Notices()
    notices.hear(late().told, 100.0)
    assert notices.text(101.0).endswith(
        "The hold of 40 s does not count after all: it hurt too much."
        " From now on never above 36 N here."
    )
