"""Who answers with the button alone says of the pain: as it was. What it was is known."""

from coaching import OTHER, PIRIFORMIS, Guided, a_session, days_later
from kneadle.coach.heard import Button, Choose
from kneadle.coach.history import History
from kneadle.coach.site import Site
from kneadle.coach.told import PainSaid, Reassessed


def pressed(history: History, day: float, site: Site = PIRIFORMIS) -> Guided:
    """To the ball, and nothing said but: as it was."""
    guided = Guided.begin(history, days_later(day)).checked()
    return guided.hear(Choose(*site), Button()).wait(2.0)


def before(guided: Guided) -> tuple[str, int | None]:
    said = [each for each in guided.only(PainSaid) if each.when == "before"][-1]
    return said.said, said.pain


def test_it_is_the_pain_after_the_last_time() -> None:
    history = a_session(History(), 0, before=6, after=4)
    guided = pressed(history, 1)
    assert before(guided) == ("same", 4)
    assert guided.history.place(PIRIFORMIS).visits[-1].pain_before == 4


def test_it_is_the_pain_before_where_nothing_was_said_after() -> None:
    left = Guided.begin().chosen(pain=5).hold(35.0).history
    assert before(pressed(left, 1)) == ("same", 5)


def test_it_is_what_was_said_last_however_long_ago() -> None:
    history = a_session(History(), 0, before=6, after=6)
    for day in (1, 2):
        left = Guided.begin(history, days_later(day)).checked().hear(Choose(*PIRIFORMIS))
        history = left.hold(10.0).history
    assert before(pressed(history, 3)) == ("same", 6)


def test_of_another_muscle_nothing_is_known() -> None:
    history = a_session(History(), 0, before=6, after=6)
    assert before(pressed(history, 1, OTHER)) == ("same", None)


def finished(guided: Guided) -> Guided:
    """By the button alone."""

    def press() -> Guided:
        return guided.hear(Button()).wait(3.0)

    guided.release().wait(33.0).through("find", "let go", "rest", by=press)
    return guided.stretched().hear(Button(), Button(), Button())


def test_afterwards_as_before_is_a_number_as_well() -> None:
    history = a_session(History(), 0, before=6, after=6)
    (told,) = finished(pressed(history, 1).hold(35.0)).only(Reassessed)
    assert (told.pain_before, told.pain_after, told.change) == (6, 6, "same")


def test_no_change_in_14_days_is_seen_without_a_single_number_more() -> None:
    history = a_session(History(), 0, before=6, after=6)
    for day in range(1, 14):
        guided = finished(pressed(history, day).hold(35.0))
        assert "26 no change" not in guided.refused_by
        history = guided.history
    assert "26 no change" in finished(pressed(history, 14).hold(35.0)).refused_by


def test_what_was_above_7_is_above_7_still() -> None:
    history = a_session(History(), 0, before=7, after=8)
    guided = pressed(history, 1)
    assert (guided.page, guided.refused_by) == ("choose", ["11 pain limit"])


def test_what_was_said_later_holds() -> None:
    history = a_session(a_session(History(), 0, before=6, after=6), 1, before=5, after=3)
    assert before(pressed(history, 2)) == ("same", 3)
