"""kneadle alone: home in a real terminal, and back to it after everything."""

import re
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coaching import Guided
from command import Computer
from kneadle.coach.history import History
from kneadle.journal.write import open_session
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall
from window import window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX terminals")

RUNNING = "readings a second"  # the first line of a session that has begun
TO_THE_LAST, TO_THE_RIGHT = "\x1b[F", "\x1b[C"
HOME = "Start a guided session"
PRESS = Scenario("press", "5 s", Hand(seed=1).rest(1.0).lean_on(40.0, over_s=2.0).hold(for_s=9.0))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def record(computer: Computer) -> None:
    """One short live session."""
    with (
        PtyBall(PRESS, speed=4.0) as port,
        computer.running("live", "--serial", port, "--json") as live,
    ):
        live.until("contact")
        assert live.stop().code == 0


def guided_today(computer: Computer) -> None:
    """What a guided session left in the journal this very minute."""
    began = datetime.now().astimezone() - timedelta(minutes=1)
    told = Guided.begin(History(), began).chosen().hold(40.0).finished(3).told
    journal = open_session(
        computer.journal, kind="live", program_version="0", limits={}, started=began
    )
    for event in told:
        journal.event(event, datetime.now(UTC))
    journal.close("ended", {})


def test_without_a_terminal_it_prints_the_help_and_that_is_no_error(computer: Computer) -> None:
    ran = computer.run()

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == computer.run("--help").out
    assert "Example" not in ran.out
    assert "session" in ran.out


def test_a_wrong_command_is_still_wrong_usage(computer: Computer) -> None:
    assert computer.run("sesion").code == 2


def test_alone_it_opens_home_and_q_quits(computer: Computer) -> None:
    with window(computer) as home:
        home.until("No ball paired yet")
        home.press("q")
        assert home.end() == 0


def test_a_wish_that_fails_is_a_sentence_at_home(computer: Computer) -> None:
    with window(computer) as home:
        home.until("No ball paired yet")
        home.press("l")
        home.until("No device is paired yet.")
        home.until(HOME)
        home.press("q")
        assert home.end() == 0


def test_a_logged_session_is_replayed_and_home_comes_back(computer: Computer) -> None:
    record(computer)
    with window(computer) as home:
        home.until("Left gluteus maximus, not worked yet.")
        home.press("r")
        home.until("Look back: 1 of 1")
        home.press("\r")
        home.until(RUNNING)
        home.press("q")
        home.until("Look back: 1 of 1")
        home.press("q")
        home.until(HOME)
        home.press("q")
        assert home.end() == 0


def test_a_second_session_today_is_refused_where_one_sees_it(computer: Computer) -> None:
    guided_today(computer)
    with window(computer) as home:
        home.until("Open again: tomorrow")
        home.press("s")
        home.until("✕ Not now")
        home.until("There was a session today")
        home.press("q")
        assert home.end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["term", "ctrl-c"])
@pytest.mark.parametrize("wish", [False, True], ids=["at home", "in a replay"])
def test_who_ends_it_from_outside_does_not_meet_home_again(
    wish: bool, number: signal.Signals, computer: Computer
) -> None:
    record(computer)
    with window(computer) as home:
        home.until("not worked yet")
        if wish:
            home.press("r")
            home.until("1 of 1")
            home.press("\r")
            home.until(RUNNING)
        home.press("")
        home.process.send_signal(number)
        assert home.end() == 0
        assert not wish or HOME not in home.seen


@pytest.mark.parametrize("keys", ["", "r\r"], ids=["at home", "in a replay"])
def test_a_window_that_is_closed_leaves_nothing_running(keys: str, computer: Computer) -> None:
    record(computer)
    with window(computer) as home:
        home.until("not worked yet")
        for key in keys:
            home.press(key)
            home.until("1 of 1" if key == "r" else RUNNING)
        home.close()
        assert home.process.wait(10.0) == 0


def test_no_color_holds_for_every_page_and_not_only_for_the_first(computer: Computer) -> None:
    with window(computer, NO_COLOR="1") as home:
        home.until("No ball paired yet")
        home.press("l")
        home.until("No device is paired yet.")
        home.until("q quit")
        found = re.findall(r"[34]8;2;(\d+);(\d+);(\d+)[;m]", home.seen)  # no cut-off one

        assert found
        assert {len({*rgb}) for rgb in found} == {1}, "only grey"


def test_high_contrast_paints_the_whole_page_again(computer: Computer) -> None:
    with window(computer) as home:
        home.until("not worked yet")
        home.press("e")
        home.until("q back")
        home.press(TO_THE_LAST)
        home.until("► high contrast")
        home.press(TO_THE_RIGHT)
        home.until("left right change")  # the keys, in which no word has changed


def test_the_target_that_was_set_holds_in_the_next_session(computer: Computer) -> None:
    computer.folder.joinpath("settings.json").write_text(
        '{"schema": "kneadle.settings/1", "target_s": 45.0, "sounds": false, "spoken": false,'
        ' "high_contrast": false}'
    )
    record(computer)

    (shown,) = computer.call("log", "show", "--json").events
    assert shown["limits"]["hold_target_s"] == 45.0
