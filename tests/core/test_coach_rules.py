"""Each rule of the coach, as a person meets it."""

from datetime import timedelta

import pytest

from coaching import MONDAY, PIRIFORMIS, Guided, days_later
from kneadle.coach.choosing import choices
from kneadle.coach.heard import (
    Button,
    Choose,
    Enough,
    NewPoint,
    No,
    Note,
    Number,
    Tingling,
    Yes,
)
from kneadle.coach.history import History
from kneadle.coach.pain import has_eased
from kneadle.coach.rules import RULES
from kneadle.coach.site import SITES, Site
from kneadle.coach.state import Ceiling
from kneadle.coach.told import (
    Asked,
    CeilingLowered,
    Chosen,
    Cue,
    Ended,
    HoldBegan,
    HoldCounted,
    LetGo,
    Moved,
    Noted,
    PainSaid,
    Reassessed,
    Refused,
    StretchBegan,
    StretchEnded,
)
from kneadle.coach.words import QUESTIONS, REFUSALS

OTHER = Site("gluteus-medius", "right")


def pages(guided: Guided) -> list[str]:
    return [moved.page for moved in guided.only(Moved)]


def refused_by(guided: Guided) -> list[str]:
    return [refused.rule for refused in guided.only(Refused)]


def after(guided: Guided) -> History:
    """As the journal gives it back."""
    return guided.state.history


def a_session(history: History, day: float, before: int, after_: int, walk: int = 2) -> History:
    guided = Guided.begin(history, days_later(day)).chosen(pain=before).hold(35.0)
    return after(guided.finished(after_, walk))


# The way through.


def test_a_session_goes_check_choose_find_hold_rest_stretch_reassess_note() -> None:
    guided = Guided.begin().chosen()
    for _ in range(3):
        guided.hold(50.0).wait(31.0)
    guided.stretched().hear(Number(3), Number(1), Note("The lowest of the three."))
    way = [page for page, before in zip(pages(guided), ["", *pages(guided)], strict=False)]
    assert [page for page, before in zip(way, ["", *way], strict=False) if page != before] == [
        *("check", "choose", "before"),
        *("find", "hold", "rest") * 3,
        *("stretch", "reassess", "note", "ended"),
    ]
    (ended,) = guided.only(Ended)
    assert (ended.reason, ended.holds) == ("done", 3)
    assert guided.only(Noted)[0].text == "The lowest of the three."


def test_dabs_while_searching_begin_no_hold() -> None:
    guided = Guided.begin().chosen()
    for _ in range(5):
        guided.hold(2.0).wait(1.0)
    assert guided.page == "find"
    assert guided.only(HoldBegan) == []


def test_a_try_that_earned_no_credit_needs_no_rest() -> None:
    guided = Guided.begin().chosen().hold(20.0)
    assert guided.page == "find"
    assert [hold.credited for hold in guided.only(HoldCounted)] == [False]


def test_who_already_presses_steadily_holds_from_the_page_on_and_not_before() -> None:
    guided = Guided.begin().checked().hear(Choose(*PIRIFORMIS)).press().wait(20.0)
    guided.hear(Number(5))
    assert guided.page == "hold"
    guided.wait(40.0).release()
    (hold,) = guided.only(HoldCounted)
    assert hold.held_s == pytest.approx(40.0, abs=0.6)


# Row 10, above the ceiling.


def test_time_above_the_ceiling_earns_no_credit() -> None:
    guided = Guided.begin().chosen().press().wait(20.0).go_too_hard().wait(5.0).ease_back()
    guided.wait(9.0).release()
    (hold,) = guided.only(HoldCounted)
    assert (hold.credited, hold.over_s, hold.rule) == (False, 5.0, "10 above the ceiling")


def test_who_never_comes_below_the_ceiling_again_earns_what_was_before() -> None:
    guided = Guided.begin().chosen().press().wait(31.0).go_too_hard().wait(20.0).release()
    (hold,) = guided.only(HoldCounted)
    assert hold.credited
    assert hold.held_s == pytest.approx(31.0)


# Row 11, pain.


def test_pain_above_7_means_come_off_now_and_a_ceiling_of_nine_tenths_of_that_force() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(40.0).hear(Number(8, force_n=60.0))
    assert guided.page == "let go"
    assert guided.only(LetGo)[0].why == "pain"
    assert guided.only(Cue)[-1].meaning == "ease_off"
    assert guided.only(CeilingLowered)[0].ceiling_n == pytest.approx(54.0)
    assert guided.state.ceiling_n(PIRIFORMIS) == pytest.approx(54.0)
    assert guided.state.ceiling_n(OTHER) == 80.0
    guided.release()
    assert [hold.credited for hold in guided.only(HoldCounted)] == [False]


def test_pain_of_7_is_allowed_with_a_hint() -> None:
    guided = Guided.begin().chosen().press().wait(10.0).hear(Number(7, force_n=40.0))
    assert guided.page == "hold"
    assert guided.only(Cue)[-1].meaning == "ease_off"
    assert guided.only(CeilingLowered) == []


def test_a_lowered_ceiling_is_never_above_the_one_before() -> None:
    low = Ceiling(PIRIFORMIS, 40.0, days_later(-1))
    guided = Guided.begin(ceilings=(low,)).chosen().press(60.0).wait(5.0)
    guided.hear(Number(9, force_n=70.0))
    assert guided.state.ceiling_n(PIRIFORMIS) == pytest.approx(36.0)


def test_a_key_held_down_lowers_the_ceiling_once() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(10.0).hear(*[Number(9, force_n=50.0)] * 9)
    guided.release().hear(*[Number(9)] * 9)
    assert [each.ceiling_n for each in guided.only(CeilingLowered)] == [pytest.approx(45.0)]
    guided.wait(31.0).press(40.0).wait(5.0).hear(Number(8, force_n=40.0))
    assert guided.only(CeilingLowered)[-1].ceiling_n == pytest.approx(36.0)


def test_who_holds_on_after_credit_is_told_to_let_go_and_rest() -> None:
    guided = Guided.begin().chosen().press().wait(40.0).pull_the_ball().wait(2.0).bring_it_back()
    assert (guided.page, guided.only(LetGo)[0].why) == ("let go", "rest")


def test_who_comes_off_before_saying_so_felt_the_hold() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(10.0).hear(Number(9, force_n=1.0))
    assert guided.only(CeilingLowered)[0].force_n == 50.0


def test_a_lowered_ceiling_is_remembered_until_a_newer_one_is_measured() -> None:
    guided = Guided.begin().chosen().press(50.0).wait(5.0).hear(Number(8, force_n=50.0))
    tomorrow = days_later(1)
    old, new = (Ceiling(PIRIFORMIS, 90.0, days_later(day)) for day in (-1, 0.5))
    remembered = Guided.begin(after(guided), tomorrow, ceilings=(old,))
    assert remembered.state.ceiling_n(PIRIFORMIS) == pytest.approx(45.0)
    measured = Guided.begin(after(guided), tomorrow, ceilings=(old, new))
    assert measured.state.ceiling_n(PIRIFORMIS) == 90.0


def test_a_ceiling_without_room_for_a_hold_closes_the_site() -> None:
    guided = Guided.begin().chosen().press(17.0).wait(5.0).hear(Number(8, force_n=17.0))
    guided.release().wait(31.0)
    assert guided.page == "stretch"
    assert "13 room for a hold" in refused_by(guided)


def test_pain_above_7_before_anything_presses_closes_the_site_for_the_day() -> None:
    guided = Guided.begin().chosen(pain=8)
    assert guided.page == "choose"
    assert refused_by(guided) == ["11 pain limit"]
    assert guided.hear(Choose(*PIRIFORMIS)).page == "choose"
    assert Guided.begin(after(guided), days_later(1)).chosen().page == "find"


# Row 16, the hold.


def test_pain_is_asked_for_every_15_seconds_of_a_hold() -> None:
    guided = Guided.begin().chosen().press().wait(61.0)
    asked = [each.now_s for each in guided.only(Asked) if each.question == "pain"]
    assert asked == [15.0, 30.0, 45.0, 60.0]


def test_a_hold_earns_credit_from_30_seconds() -> None:
    credited = [
        Guided.begin().chosen().hold(for_s).only(HoldCounted)[0].credited for for_s in (29.5, 30.0)
    ]
    assert credited == [False, True]


def test_after_90_seconds_it_is_let_go_and_said_again_until_it_is() -> None:
    guided = Guided.begin().chosen().press().wait(90.0)
    assert (guided.page, guided.only(LetGo)[0].why) == ("let go", "stop")
    guided.wait(11.0).release()
    assert sum(cue.meaning == "ease_off" for cue in guided.only(Cue)) == 3
    assert guided.only(HoldCounted)[0].held_s == 90.0


# Row 17, eased.


@pytest.mark.parametrize(
    ("first", "now", "eased"),
    [(6, 4, True), (6, 5, False), (10, 8, True), (4, 3, True), (5, 4, False), (2, 2, True)],
)
def test_eased_is_two_points_or_30_percent_or_3_and_less(first: int, now: int, eased: bool) -> None:
    assert has_eased(first, now) is eased


def test_a_hold_ends_when_it_has_eased() -> None:
    guided = Guided.begin().chosen().press().wait(16.0).hear(Number(6)).wait(15.0).hear(Number(4))
    assert (guided.page, guided.only(LetGo)[0].why) == ("let go", "eased")
    assert guided.only(Cue)[-1].meaning == "done"


def test_the_first_number_of_a_hold_is_not_compared_with_anything() -> None:
    assert Guided.begin().chosen().press().wait(16.0).hear(Number(2)).page == "hold"


# Row 18, rest and repeats.


def test_a_spot_rests_30_seconds_off_the_ball_between_two_holds() -> None:
    guided = Guided.begin().chosen().hold(40.0).wait(20.0)
    assert guided.page == "rest"
    guided.press().wait(20.0)
    assert guided.page == "rest"
    assert refused_by(guided) == ["18 rest"]
    guided.release().wait(9.0)
    assert guided.page == "rest"
    assert guided.wait(1.0).page == "find"


def test_a_point_gets_three_holds_at_most() -> None:
    guided = Guided.begin().chosen()
    for _ in range(3):
        guided.hold(32.0).wait(31.0)
    assert guided.page == "stretch"
    assert refused_by(guided) == ["18 holds per point"]


def test_after_two_holds_one_may_go_on_to_the_stretches() -> None:
    guided = Guided.begin().chosen()
    for _ in range(2):
        guided.hold(32.0).wait(31.0)
    assert guided.hear(Button()).page == "stretch"


# Row 19, jolts.


def test_three_jolts_within_a_minute_mean_a_pause() -> None:
    guided = Guided.begin().chosen().press().wait(5.0)
    guided.warn("spike").wait(20.0).warn("spike").wait(20.0).warn("spike")
    assert (guided.page, guided.only(LetGo)[0].why) == ("let go", "jolts")
    assert guided.release().page == "rest"


def test_three_jolts_in_more_than_a_minute_are_none() -> None:
    guided = Guided.begin().chosen().press().wait(5.0)
    guided.warn("spike").wait(30.0).warn("spike").wait(30.0).warn("spike")
    assert guided.page == "hold"


# Rows 22 and 23, dose and days.


def test_a_point_is_pressed_for_three_minutes_at_most_credited_or_not() -> None:
    guided = Guided.begin().chosen()
    for _ in range(9):
        guided.hold(20.0)
    assert guided.page == "rest"
    assert refused_by(guided) == ["22 dose per point"]
    assert guided.only(LetGo)[0].why == "dose"
    assert guided.wait(31.0).page == "stretch"


def test_another_point_of_the_muscle_has_what_is_left_of_five_minutes() -> None:
    guided = Guided.begin().chosen()
    for _ in range(9):
        guided.hold(20.0)
    guided.hear(NewPoint()).wait(31.0)
    assert guided.page == "find"
    while guided.page == "find":
        guided.hold(20.0)
    assert refused_by(guided)[-1] == "22 dose per muscle and side"
    assert guided.state.site_s == pytest.approx(300.0, abs=20.0)


def test_a_session_has_ten_minutes_of_pressing_in_all() -> None:
    guided = Guided.begin().checked()
    for site in SITES:
        if guided.page == "note" and refused_by(guided)[-1:] == ["22 dose per session"]:
            break
        guided.hear(Choose(*site), Number(5))
        for _ in range(2):
            while guided.page == "find":
                guided.hold(20.0)
            guided.hear(NewPoint()).wait(31.0)
        guided.hear(Button()).stretched().hear(Button(), Button())
    assert "22 dose per session" in refused_by(guided)
    assert guided.state.loaded_s == pytest.approx(600.0, abs=31.0)


def test_a_dose_after_midnight_is_still_that_of_the_session() -> None:
    late = MONDAY.replace(hour=23, minute=58)
    guided = Guided.begin(at=late).chosen()
    for _ in range(9):
        guided.hold(20.0)
    guided.hear(NewPoint())
    assert guided.state.at.date() != late.date()
    assert guided.state.site_s == pytest.approx(182.0, abs=2.0)


def test_one_session_a_day_is_enough() -> None:
    first = after(Guided.begin().chosen().hold(35.0).finished())
    again = Guided.begin(first, MONDAY + timedelta(hours=2))
    assert (again.page, refused_by(again)) == ("ended", ["22 one session a day"])
    assert again.only(Refused)[0].until.startswith("2026-03-03")
    assert Guided.begin(first, days_later(1)).page == "check"


def test_midnight_alone_makes_no_new_day() -> None:
    late = MONDAY.replace(hour=23)
    first = after(Guided.begin(at=late).chosen().hold(35.0).finished())
    again = Guided.begin(first, late + timedelta(hours=2))
    assert (again.page, refused_by(again)) == ("ended", ["22 a night between"])


def test_a_session_that_never_came_to_a_hold_takes_nobodys_day_but_what_it_pressed_counts() -> None:
    tried = Guided.begin().chosen().hold(20.0).hear(Enough())
    again = Guided.begin(after(tried), MONDAY + timedelta(hours=1)).chosen()
    assert again.page == "find"
    assert again.state.session_s == pytest.approx(20.2)


@pytest.mark.parametrize(
    ("answer", "open_"), [(Number(3), True), (Number(4), False), (Yes(), True), (No(), False)]
)
def test_a_site_sore_by_4_of_10_rests_24_hours(answer: Number | Yes | No, open_: bool) -> None:
    first = after(Guided.begin().chosen().hold(35.0).finished())
    second = Guided.begin(first, days_later(1)).hear(Yes())
    assert second.only(Asked)[-1].question == "sore"
    second.hear(answer, Yes(), Choose(*PIRIFORMIS))
    assert (second.page == "before") is open_
    assert refused_by(second) == ([] if open_ else ["23 a sore site rests"])
    assert Guided.begin(after(second), days_later(2.1)).chosen().page == "find"


def test_a_bruised_site_rests_48_hours_and_until_it_is_no_longer_tender() -> None:
    first = after(Guided.begin().chosen().hold(35.0).finished())
    bruised = after(Guided.begin(first, days_later(1)).hear(Yes(), Yes(), No(), Enough()))
    hurried = Guided.begin(bruised, days_later(2)).hear(Yes(), Yes(), Yes(), Choose(*PIRIFORMIS))
    assert refused_by(hurried) == ["23 a bruised site rests"]
    assert hurried.only(Refused)[0].until == days_later(3).isoformat()
    tender = Guided.begin(bruised, days_later(4)).hear(Yes(), Yes(), No(), Choose(*PIRIFORMIS))
    assert refused_by(tender) == ["23 a bruised site rests"]
    healed = Guided.begin(bruised, days_later(4)).hear(Yes(), Yes(), Yes(), Choose(*PIRIFORMIS))
    assert healed.page == "before"


# Row 24, stretches.


def test_figure_4_and_lunge_are_held_twice_30_seconds_a_side_by_timers_alone() -> None:
    guided = Guided.begin().chosen().hear(Button()).wait(8 * 40.0)
    began = [(each.stretch, each.side, each.time) for each in guided.only(StretchBegan)]
    assert began == [
        (stretch, side, time)
        for stretch in ("seated figure-4", "deep lunge")
        for side in ("left", "right")
        for time in (1, 2)
    ]
    assert [each.held_s for each in guided.only(StretchEnded)] == [30.0] * 8
    assert guided.page == "reassess"


# Rows 25 and 26, progress.


@pytest.mark.parametrize(("pain", "change"), [(4, "better"), (5, "same"), (8, "worse")])
def test_a_change_is_real_from_two_points_on(pain: int, change: str) -> None:
    guided = Guided.begin().chosen(pain=6).hold(35.0).finished(pain)
    (told,) = guided.only(Reassessed)
    assert (told.pain_before, told.pain_after, told.change) == (6, pain, change)


def test_without_a_number_nothing_is_said_of_change() -> None:
    guided = Guided.begin().checked().hear(Choose(*PIRIFORMIS), Button()).hold(35.0).finished(3)
    assert guided.only(Reassessed)[0].change == "unknown"


def test_fourteen_days_without_change_send_to_a_professional() -> None:
    history = a_session(History(), 0, 6, 5)
    for day in range(1, 14):
        history = a_session(history, day, 5, 4)
    last = Guided.begin(history, days_later(14)).chosen(pain=6)
    assert (last.page, refused_by(last)) == ("choose", ["26 no change"])


def test_who_got_better_by_two_points_in_14_days_goes_on() -> None:
    history = a_session(a_session(History(), 0, 7, 5), 7, 5, 4)
    assert Guided.begin(history, days_later(14)).chosen(pain=5).page == "find"


def test_who_hardly_hurts_has_nothing_to_get_better_of() -> None:
    history = History()
    for day in (0, 7):
        history = a_session(history, day, 3, 3)
    assert Guided.begin(history, days_later(20)).chosen(pain=3).page == "find"


@pytest.mark.parametrize("walk", [2, 3])
def test_worse_twice_running_sends_to_a_professional_and_says_so_at_once(walk: int) -> None:
    pain = 6 if walk == 3 else 8
    history = a_session(History(), 0, 6, pain, walk)
    second = Guided.begin(history, days_later(1)).chosen(pain=6).hold(35.0).finished(pain, walk)
    assert refused_by(second) == ["26 worse twice"]
    third = Guided.begin(after(second), days_later(2)).checked_without_seen()
    assert refused_by(third.hear(Choose(*PIRIFORMIS))) == ["26 worse twice"]
    assert third.hear(Choose(*OTHER)).page == "before"


def test_a_professionals_yes_opens_the_site_again_and_a_press_does_not() -> None:
    history = a_session(a_session(History(), 0, 5, 7), 1, 5, 7)
    pressed = Guided.begin(history, days_later(2))
    while pressed.page in ("check", "follow up"):
        pressed.hear(Button())
    assert refused_by(pressed.hear(Choose(*PIRIFORMIS))) == ["26 worse twice"]
    assert Guided.begin(history, days_later(2)).checked().hear(Choose(*PIRIFORMIS)).page == "before"


# Section 7, who should not begin.


def test_the_long_list_comes_the_first_time_and_a_short_one_afterwards() -> None:
    first = Guided.begin().checked()
    assert pages(first).count("check") == 4
    second = Guided.begin(after(first.hear(Enough())), days_later(1)).checked()
    assert pages(second).count("check") == 1


def test_something_new_on_the_short_list_brings_the_long_one() -> None:
    known = after(Guided.begin().checked().hear(Enough()))
    guided = Guided.begin(known, days_later(1)).hear(No())
    assert guided.page == "check"
    assert pages(guided.checked()).count("check") == 5


@pytest.mark.parametrize(
    ("list_", "rule"), [(0, "7 emergency signs"), (2, "7 blocked")], ids=["emergency", "block"]
)
def test_an_emergency_sign_and_the_block_list_end_it_before_it_begins(
    list_: int, rule: str
) -> None:
    guided = Guided.begin().hear(*[Yes()] * list_, Number(1))
    assert guided.page == "ended"
    assert refused_by(guided) == [rule]
    assert pages(Guided.begin(after(guided), days_later(1)).checked()).count("check") == 4


@pytest.mark.parametrize(("list_", "rule"), [(1, "7 see a doctor today"), (3, "7 ask first")])
def test_what_a_professional_must_know_wants_a_clear_yes_and_a_press_is_none(
    list_: int, rule: str
) -> None:
    def asked() -> Guided:
        return Guided.begin().hear(*[Yes()] * list_, Number(2))

    assert asked().page == "ask first"
    assert refused_by(asked().hear(Button())) == [rule]
    assert asked().hear(Button()).page == "ended"
    assert asked().hear(Yes()).checked().page == "choose"


def test_tingling_means_off_at_once_and_not_there_again_today() -> None:
    guided = Guided.begin().chosen().press().wait(10.0).hear(Tingling())
    assert (guided.page, refused_by(guided)) == ("let go", ["7 nerve"])
    assert guided.release().page == "stretch"
    guided.stretched().hear(Number(5), Number(2), Choose(*PIRIFORMIS))
    assert (guided.page, refused_by(guided)) == ("note", ["7 nerve", "7 nerve"])
    assert guided.hear(Choose(*OTHER)).page == "before"


# The rest.


def test_a_wish_is_fulfilled_or_refused_with_its_reason() -> None:
    assert Guided.begin(wish=OTHER).checked().page == "before"
    assert Guided.begin(wish=OTHER).checked().only(Chosen)[0].muscle == OTHER.muscle
    nowhere = Guided.begin(wish=Site("soleus", "left")).checked()
    assert (nowhere.page, refused_by(nowhere)) == ("choose", ["method"])


def test_the_map_shows_each_site_open_or_closed_with_its_reason() -> None:
    guided = Guided.begin().chosen(pain=9)
    shown = {each.site: each.refusal for each in choices(guided.state)}
    assert set(shown) == set(SITES)
    assert {site for site, refusal in shown.items() if refusal} == {PIRIFORMIS}


def test_when_nothing_is_open_each_site_says_why_and_the_session_ends() -> None:
    guided = Guided.begin().checked()
    for site in SITES:
        guided.hear(Choose(*site), Number(9))
    assert guided.page == "ended"
    assert {(r.muscle, r.side) for r in guided.only(Refused)[-len(SITES) :]} == set(SITES)


def test_every_refusal_and_question_has_plain_words_and_a_known_rule() -> None:
    for rule, (why, do) in REFUSALS.items():
        assert RULES[rule.id] is rule
        assert why.endswith(".") and do.endswith(".")
    for question in QUESTIONS.values():
        assert question.text.endswith("?") and question.press


def test_every_number_has_a_source_and_every_id_is_one_rules_own() -> None:
    assert all(rule.source and rule.id == name for name, rule in RULES.items())
    assert len({id(rule) for rule in RULES.values()}) == len(RULES)


# The button alone.


def test_in_a_hold_a_press_is_the_same_two_are_eased_three_are_too_much() -> None:
    def hold() -> Guided:
        return Guided.begin().chosen().press().wait(31.0).hear(Number(5, force_n=40.0))

    once = hold().hear(Button()).wait(1.0)
    assert (once.page, once.only(PainSaid)[-1].said, once.only(PainSaid)[-1].pain) == (
        *("hold", "same", 5),
    )
    twice = hold().hear(Button(), Button()).wait(1.0)
    assert (twice.page, twice.only(LetGo)[0].why) == ("let go", "eased")
    hammered = hold().hear(*[Button(force_n=50.0)] * 5).wait(1.0)
    assert (hammered.page, hammered.only(LetGo)[0].why) == ("let go", "pain")
    assert hammered.only(CeilingLowered)[0].ceiling_n == pytest.approx(45.0)


def test_a_whole_session_needs_the_button_and_timers_only() -> None:
    guided = Guided.begin()
    while guided.page != "find":
        guided.hear(Button())
    for _ in range(2):
        guided.hold(60.0).wait(31.0)
    guided.hear(Button()).wait(8 * 40.0).hear(Button(), Button(), Button())
    assert guided.page == "ended"
    assert guided.only(Ended)[0].holds == 2
