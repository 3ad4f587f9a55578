from datetime import UTC, datetime, timedelta, timezone

import pytest

from coaching import OTHER, PIRIFORMIS, Guided, a_session, days_later
from kneadle.coach.advice import Advice, advise
from kneadle.coach.history import History
from kneadle.coach.site import SITES, Site
from kneadle.coach.state import Ceiling
from kneadle.coach.told import BruiseSaid, Loaded, SorenessSaid
from kneadle.coach.when import when

EVENING = days_later(0).isoformat()


def advice(history: History, day: float, *ceilings: Ceiling) -> Advice:
    return advise(Guided.begin(history, days_later(day), ceilings=ceilings).state)


def bruised(history: History, site: Site, day: float, *, gone: bool = False) -> History:
    at = days_later(day).isoformat()
    said = BruiseSaid(rule="", muscle=site.muscle, side=site.side, bruised=not gone, at=at)
    return history.after(said)


def sore(history: History, site: Site, day: float) -> History:
    at = days_later(day).isoformat()
    return history.after(
        SorenessSaid(rule="", muscle=site.muscle, side=site.side, number=6, sore=True, at=at)
    )


def test_who_never_worked_is_told_where_to_begin() -> None:
    assert advice(History(), 0) == Advice("Left gluteus maximus, not worked yet.")


def test_what_rested_longest_comes_next() -> None:
    history = History()
    for day, site in enumerate(SITES):
        told = Guided.begin(history, days_later(day)).chosen(site).hold(35.0).finished(3)
        history = told.history

    assert advice(history, 9).next == "Left gluteus maximus, which has rested longest."


def test_a_day_with_a_session_is_closed_until_a_night_has_passed() -> None:
    closed = advice(a_session(History(), 0, 6, 3), 0.1)

    assert closed.next.startswith("There was a session today, and one a day is enough.")
    assert "Open again: tomorrow 03:" in closed.next


def test_a_closed_day_says_nothing_of_doses_but_still_what_rests() -> None:
    used_up = Loaded(rule="", muscle=PIRIFORMIS.muscle, side="left", loaded_s=300.0, at=EVENING)
    history = sore(History().after(used_up), OTHER, 0.01)

    (resting,) = advice(history, 0.1).resting

    assert resting.startswith("Right gluteus medius until tomorrow")


def test_a_sore_site_rests_until_then_and_says_why() -> None:
    told = advice(sore(History(), PIRIFORMIS, 0), 0.5)

    assert told.resting == (
        "Left piriformis until 19:00. It was sore by 4 of 10 or more, so it rests for a day.",
    )
    assert told.professional == ()


def test_the_same_reason_is_read_once_for_all_its_sites() -> None:
    history = bruised(bruised(History(), PIRIFORMIS, 0), OTHER, 0.5)

    (resting,) = advice(history, 1).resting

    assert "right gluteus medius until Thursday 07:00, " in resting.lower().replace("thu", "Thu")
    assert "eft piriformis until tomorrow 19:00" in resting
    assert resting.count("48 hours") == 1


def test_a_bruise_that_is_still_tender_says_what_to_do_instead() -> None:
    (resting,) = advice(bruised(History(), PIRIFORMIS, 0), 5).resting

    assert resting.startswith("Left piriformis. A bruise rests")
    assert "until" not in resting.partition(".")[0]
    assert resting.endswith("you will be asked about it next time.")


def test_what_got_worse_twice_is_for_a_professional_and_not_among_what_rests() -> None:
    history = History()
    for day in (0, 1):
        history = a_session(history, day, 5, 8, walk=3)

    told = advice(history, 3)

    assert told.resting == ()
    (seen,) = told.professional
    assert seen.startswith("Left piriformis. It was worse twice running. Let a professional")


def test_nothing_is_suggested_when_nothing_is_open() -> None:
    history = History()
    for site in SITES:
        history = bruised(history, site, 0)

    told = advice(history, 0.5)

    assert told.next.startswith("No muscle is open now")
    assert told.resting[0].startswith("All muscles until tomorrow 19:00.")


def test_a_ceiling_without_room_for_a_hold_says_how_to_get_out_of_it() -> None:
    (resting,) = advice(History(), 0, Ceiling(PIRIFORMIS, 15.0, days_later(-1))).resting

    assert "measure the ceiling again" in resting


HERE = timezone(timedelta(hours=2))
NOW = datetime(2026, 3, 2, 19, 0, tzinfo=HERE)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(hours=2, minutes=40), "21:40"),
        (timedelta(hours=2, seconds=1), "21:01"),
        (timedelta(hours=5), "tomorrow"),
        (timedelta(hours=12), "tomorrow 07:00"),
        (timedelta(hours=4, minutes=59, seconds=30), "tomorrow"),
        (timedelta(days=3), "Thursday 19:00"),
        (timedelta(days=7), "9 March 19:00"),
    ],
)
def test_a_moment_is_said_in_local_words_and_never_too_early(ahead: timedelta, words: str) -> None:
    assert when((NOW + ahead).astimezone(UTC), NOW) == words
