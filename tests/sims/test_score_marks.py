from dataclasses import replace

from kneadle_sims.air import Air
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios.basics import flat_rolling
from kneadle_sims.score.case import match
from kneadle_sims.score.marks import Mark, holds_only, marks, without_data
from kneadle_sims.score.verdict import Verdict
from scoring import meant, said

LONG_HOLD = Hand(4).still().rest(2).lean_on(45, over_s=1).hold(for_s=30).release().rest(2)
SLIP = Hand(4).still().rest(2).lean_on(40, over_s=3).hold(for_s=5).spike(to_n=90).hold(for_s=5)


def holds(scenario: Scenario) -> list[Mark]:
    return [mark for mark in marks(scenario) if mark.kind == "hold"]


def test_a_hold_is_asked_for_in_one_piece_when_all_data_came() -> None:
    assert len(holds(Scenario("", "", LONG_HOLD))) == 1


def test_a_hold_is_asked_for_in_two_pieces_about_a_long_cut() -> None:
    cut = Scenario("", "", LONG_HOLD, air=Air(cuts=((12.0, 15.0),)))

    first, second = holds(cut)

    assert (first.end_s, second.start_s) == (12.0, 15.0)
    assert first.sure
    assert second.sure


def test_a_cut_of_a_second_does_not_part_a_hold() -> None:
    assert len(holds(Scenario("", "", LONG_HOLD, air=Air(cuts=((12.0, 13.0),))))) == 1


def test_nothing_is_asked_for_after_the_cable_was_pulled() -> None:
    (hold,) = holds(Scenario("", "", LONG_HOLD, air=Air(unplug_at_s=12.0)))

    assert hold.end_s == 12.0


def test_what_a_cut_leaves_of_a_hold_is_open_when_it_is_short_and_gone_when_shorter() -> None:
    hold = meant("hold", 10, 30)

    left = list(without_data([hold], [(13.0, 20.0), (22.0, 40.0)]))

    assert [(mark.start_s, mark.end_s, mark.sure) for mark in left] == [(10, 13.0, False)]


def test_a_warning_that_a_cut_touches_is_left_open() -> None:
    slip, later = meant("spike", 10, 10.5), meant("spike", 20, 20.5)

    touched, whole = without_data([slip, later], [(10.2, 12.0)])

    assert not touched.sure
    assert whole.sure


def test_below_50_hz_holds_and_ceilings_are_asked_for_and_no_more() -> None:
    slow = Scenario("", "", SLIP, rate_hz=40.0)

    assert {mark.kind for mark in marks(slow) if mark.sure} == {"hold", "ceiling"}
    assert "spike" in {mark.kind for mark in marks(replace(slow, rate_hz=50.0)) if mark.sure}


def test_rolling_that_only_an_imu_can_tell_is_asked_for_where_there_is_one() -> None:
    with_imu = marks(flat_rolling())

    assert [mark.kind for mark in with_imu if mark.sure] == ["hold", "rolling"]


def test_without_an_imu_it_costs_nothing_to_take_it_for_a_hold_or_to_miss_it() -> None:
    alone = marks(replace(flat_rolling(), imu=False))
    rolled = next(mark for mark in alone if mark.kind == "rolling")

    matched = match(alone, Verdict((said("hold", rolled.start_s, rolled.end_s),), 1))

    assert not matched["rolling"].missed
    assert not matched["hold"].false


def test_what_is_open_stays_open_at_any_rate() -> None:
    assert not holds_only([meant("hold", 1, 4, sure=False)])[0].sure
