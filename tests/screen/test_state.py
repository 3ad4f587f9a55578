from kneadle.events import (
    Contact,
    HoldEnded,
    HoldStarted,
    LinkLost,
    Quality,
    SessionEnded,
    Warned,
    WarningEnded,
)
from kneadle.screen.state import SessionState
from kneadle.screen.summary import summary
from screen.stage import connected, only, update


def test_before_anything_came_the_screen_waits_and_does_not_warn() -> None:
    assert SessionState().situation(1000.0).link == "connecting"


def test_half_a_second_without_samples_is_silence() -> None:
    state = SessionState()
    state.take(update(1.0), 10.0)

    assert state.situation(10.5).link == "connected"
    assert state.situation(10.51).link == "silent"


def test_a_ball_that_connects_and_sends_nothing_is_silent_too() -> None:
    state = SessionState()
    state.take(connected(), 10.0)

    assert state.situation(10.6).link == "silent"


def test_a_file_never_falls_silent() -> None:
    state = SessionState(live=False)
    state.take(update(1.0), 10.0)

    assert state.situation(99.0).link == "connected"


def test_samples_after_a_loss_are_a_connection_whoever_forgot_to_say_so() -> None:
    state = SessionState()
    state.take(only(update(1.0), LinkLost(1.0, "out of range")), 10.0)
    assert state.situation(10.1).link == "lost"

    state.take(update(4.0), 13.0)
    assert state.situation(13.1).link == "connected"


def test_an_ended_session_is_not_called_silent() -> None:
    state = SessionState()
    state.take(update(1.0), 10.0)
    state.take(only(update(1.0), SessionEnded(1.0, 0, 0.0, 0, 0, 0, 0, 0, None)), 10.1)

    assert state.situation(20.0).link == "ended"


def test_a_jolt_is_fresh_for_two_seconds_of_device_time() -> None:
    state = SessionState()
    state.take(update(5.0, Warned(5.0, "spike", 4.9, 70.0)), 10.0)
    assert state.situation(10.0).jolted

    state.take(update(6.9), 11.9)
    assert state.situation(11.9).jolted

    state.take(update(7.0), 12.0)
    assert not state.situation(12.0).jolted


def test_saving_is_claimed_only_once_the_journal_said_so() -> None:
    state = SessionState()
    state.take(update(1.0), 10.0)
    assert state.journal == ""

    state.take(update(2.0, Quality(2.0, "journal_ok", "saving")), 11.0)
    assert state.journal == "saving"


def test_the_newest_line_stands_on_top_and_contacts_are_not_worth_one() -> None:
    state = SessionState()
    state.take(update(9.0, HoldStarted(9.0, 6.0, 42.0)), 10.0)
    state.take(update(12.0, Contact(12.0, False, 11.8)), 13.0)
    state.take(update(12.1, Warned(12.1, "saturated", 12.0, float("nan"))), 13.1)

    texts = [line.text for line in state.lines]
    assert texts == ["■ sensor at its limit", "hold since 0:06 at 42 N"]


def test_the_summary_counts_each_kind_of_warning_with_its_highest_force() -> None:
    state = SessionState()
    state.take(update(9.0, Warned(9.0, "spike", 8.9, 60.0)), 10.0)
    state.take(update(20.0, WarningEnded(20.0, "spike", 8.9, 9.4, 9.0, 77.0)), 20.0)
    state.take(update(30.0, Warned(30.0, "spike", 29.9, 65.0)), 30.0)

    assert summary(state)[0] == "0 holds, 0 s held; 2 warnings"
    assert summary(state)[-1].split() == ["0:08", "2", "x", "77", "!", "sudden", "jolt"]


def test_the_summary_claims_no_peak_where_no_force_was_known() -> None:
    state = SessionState()
    state.take(update(9.0, Warned(9.0, "gap", 7.0, float("nan"))), 10.0)

    assert summary(state)[-1].split() == ["0:07", "1", "x", "--", "?", "samples", "lost"]


def test_the_summary_lists_each_hold() -> None:
    state = SessionState()
    hold = HoldEnded(75.0, 9.0, 75.0, 66.0, 43.9, 48.2, 0.04, True, "released")
    state.take(update(75.0, hold), 80.0)

    assert " 0:09     66 s    44    48   counted, released" in summary(state)
    assert summary(state)[-1] == "No warnings."
