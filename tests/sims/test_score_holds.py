import pytest

from kneadle_sims.score.figures import figures
from kneadle_sims.score.holds import match_holds
from scoring import meant, said


def test_a_hold_found_in_full_has_no_error() -> None:
    matched = match_holds([meant("hold", 10, 40)], [said("hold", 10, 40)])

    assert [hit.off_s for hit in matched.hits] == [0.0]
    assert not matched.missed
    assert not matched.false


def test_a_hold_that_ends_late_is_too_long_by_that_much() -> None:
    matched = match_holds([meant("hold", 10, 40)], [said("hold", 10.5, 42)])

    assert [hit.off_s for hit in matched.hits] == pytest.approx([1.5])


def test_half_of_a_hold_is_a_miss_and_a_false_alarm() -> None:
    matched = match_holds([meant("hold", 10, 40)], [said("hold", 10, 25)])

    assert len(matched.missed) == len(matched.false) == 1


def test_one_found_hold_answers_for_one_label_only() -> None:
    two = [meant("hold", 0, 10), meant("hold", 10.5, 16)]

    matched = match_holds(two, [said("hold", 0, 16)])

    assert [hit.mark for hit in matched.hits] == two[:1]
    assert list(matched.missed) == two[1:]


def test_the_pairing_with_the_most_in_common_is_chosen() -> None:
    label = meant("hold", 0, 10)
    nearly, fully = said("hold", 0, 7), said("hold", 0, 9.9)

    matched = match_holds([label], [nearly, fully])

    assert [hit.found for hit in matched.hits] == [fully]
    assert list(matched.false) == [nearly]


def test_a_hold_found_where_only_an_open_label_is_costs_nothing() -> None:
    matched = match_holds([meant("hold", 10, 40, sure=False)], [said("hold", 12, 20)])

    assert not matched.hits
    assert not matched.false


def test_an_open_label_that_nobody_found_costs_nothing() -> None:
    matched = match_holds([meant("hold", 10, 40, sure=False)], [])

    assert not matched.missed
    assert matched.left_open == 1


def test_a_hold_mostly_outside_an_open_label_is_false() -> None:
    matched = match_holds([meant("hold", 10, 12, sure=False)], [said("hold", 10, 40)])

    assert len(matched.false) == 1


def test_time_under_an_open_label_beside_a_hold_counts_on_neither_side() -> None:
    rolled_then_held = [meant("hold", 0, 20, sure=False), meant("hold", 20, 30)]

    matched = match_holds(rolled_then_held, [said("hold", 0, 30)])

    assert [hit.off_s for hit in matched.hits] == [0.0]


def test_f1_of_two_found_one_missed_and_one_false_is_two_thirds() -> None:
    marks = [meant("hold", 0, 10), meant("hold", 20, 30), meant("hold", 40, 50)]
    found = [said("hold", 0, 10), said("hold", 20, 30), said("hold", 60, 70)]

    pooled = figures("hold", [match_holds(marks, found)])

    assert pooled.precision == pooled.recall == pooled.f1 == pytest.approx(2 / 3)


def test_sessions_are_pooled_not_averaged() -> None:
    long = match_holds([meant("hold", t, t + 5) for t in range(0, 90, 10)], [])
    short = match_holds([meant("hold", 0, 5)], [said("hold", 0, 5)])

    assert figures("hold", [long, short]).recall == pytest.approx(0.1)


def test_the_duration_error_is_by_size_and_the_bias_by_sign() -> None:
    marks = [meant("hold", t, t + 10) for t in (0, 20, 40)]
    found = [said("hold", 0, 9), said("hold", 20, 29), said("hold", 40, 52)]

    pooled = figures("hold", [match_holds(marks, found)])

    assert pooled.median_s == pytest.approx(1.0)
    assert pooled.bias_s == pytest.approx(-1.0)
