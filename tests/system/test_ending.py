"""Commands that are ended from outside, at every moment: the ball is let go of, always."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

import pytest
from bumble.device import Connection

from command import KNEADLE, PATIENCE_S, Computer
from kneadle.cli import main
from kneadle.wire import kneadle as wire
from kneadle_sims.hand import Hand
from kneadle_sims.radio import BallOnAir, VirtualRadio, installed
from kneadle_sims.radio.advertiser import Structures
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall
from window import window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX signals")

PRESS = Scenario("press", "5 s", Hand(seed=1).rest(1.0).lean_on(40.0, over_s=2.0).hold(for_s=9.0))
CLOSED = signal.SIGHUP
ENDING = {"term": signal.SIGTERM, "closed terminal": CLOSED, "ctrl-c": signal.SIGINT}
LIVE = ("live", "--headless", "--json")

each_signal = pytest.mark.parametrize("number", ENDING.values(), ids=ENDING.keys())


class Fateful(BallOnAir):
    """As it hears one of `fate`, the program gets that signal. `mute`, it says nothing."""

    def __init__(self) -> None:
        super().__init__(PRESS)
        self.open_for_pairing = True
        self.fate: dict[bytes, signal.Signals] = {}
        self.mute = False

    async def _hear(self, central: Connection, command: bytes) -> None:
        if (number := self.fate.get(bytes(command))) is not None:
            signal.raise_signal(number)
        if not self.mute:
            await super()._hear(central, command)


@pytest.fixture
def ball() -> Iterator[Fateful]:
    ball = Fateful()
    with installed(VirtualRadio(ball)):
        yield ball


@pytest.fixture
def paired(ball: Fateful, capsys: pytest.CaptureFixture[str]) -> Fateful:
    assert main(["pair", "--seconds", "0.3"]) == 0
    capsys.readouterr()
    return ball


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNEADLE_JOURNAL", str(tmp_path / "journal.sqlite3"))


@each_signal
@pytest.mark.parametrize("command", [LIVE, ("calibrate",)], ids=["live", "calibrate"])
def test_a_ball_that_never_says_hello_is_let_go_when_the_program_is_ended(
    command: tuple[str, ...], number: signal.Signals, paired: Fateful
) -> None:
    paired.mute = True
    paired.fate = {wire.ask_hello(): number}

    assert main(command) == 130
    assert paired.central is None


@each_signal
def test_a_ball_is_let_go_when_pairing_is_ended(number: signal.Signals, ball: Fateful) -> None:
    ball.mute = True
    ball.fate = {wire.ask_hello(): number}

    assert main(["pair", "--seconds", "0.3"]) == 130
    assert ball.central is None


@each_signal
def test_a_scan_can_be_ended(number: signal.Signals) -> None:
    class Heard(BallOnAir):
        def advertised(self) -> tuple[Structures, Structures]:
            signal.raise_signal(number)
            return super().advertised()

    with installed(VirtualRadio(Heard(PRESS))):
        assert main(["scan", "--seconds", "60"]) == 130


@each_signal
def test_a_conversation_that_is_ended_during_its_goodbye_lets_the_ball_go(
    number: signal.Signals, paired: Fateful
) -> None:
    """Nobody is at this terminal, so it says goodbye as soon as it has asked."""
    paired.fate = {wire.stop(): number}

    assert main(["calibrate"]) == 130
    assert paired.central is None


def test_a_closed_terminal_is_told_twice_and_still_ends_the_session_cleanly(
    paired: Fateful, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the shell and by the system."""
    paired.fate = {wire.start(): CLOSED, wire.stop(): CLOSED}

    assert main(LIVE) == 0
    assert paired.central is None
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert events[-1]["event"] == "session_ended"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "term"])
def test_who_asks_a_second_time_does_not_wait_and_the_ball_is_let_go(
    number: signal.Signals, paired: Fateful
) -> None:
    paired.fate = {wire.start(): number, wire.stop(): number}

    assert main(LIVE) == 130
    assert paired.central is None


@contextmanager
def on_a_terminal(
    computer: Computer, *arguments: str
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The command, and its window, which is closed by closing the descriptor."""
    window_fd, inside_fd = os.openpty()
    inside = os.ttyname(inside_fd)
    command = ("sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', inside, *KNEADLE, *arguments)
    env = computer.env | {"TERM": "xterm"}
    with subprocess.Popen(command, env=env, start_new_session=True) as process:
        try:
            yield process, window_fd
        finally:
            process.kill()
            os.close(inside_fd)


def test_a_window_that_is_closed_over_the_picture_leaves_nothing_running(tmp_path: Path) -> None:
    """Nor the ball streaming to nobody."""
    ball = PtyBall(PRESS)
    with ball as port, on_a_terminal(Computer(tmp_path), "live", "--serial", port) as (live, fd):
        give_up_s = time.monotonic() + PATIENCE_S
        while not ball.play.ball.streaming and time.monotonic() < give_up_s:
            if select([fd], [], [], 0.1)[0]:
                os.read(fd, 65536)
        assert ball.play.ball.streaming
        os.close(fd)
        assert live.wait(PATIENCE_S) == 0
        assert not ball.play.ball.streaming


def test_a_window_that_is_closed_over_a_guided_session_leaves_nothing_running(
    tmp_path: Path,
) -> None:
    """Nobody is left to read its summary."""
    ball = PtyBall(PRESS)
    with ball as port, window(Computer(tmp_path), "session", "--serial", port) as terminal:
        terminal.until("Before you begin")
        terminal.close()
        assert terminal.process.wait(PATIENCE_S) == 0
        assert not ball.play.ball.streaming


def test_a_guided_session_that_is_ended_from_outside_waits_for_no_key(tmp_path: Path) -> None:
    with (
        PtyBall(PRESS) as port,
        window(Computer(tmp_path), "session", "--serial", port) as terminal,
    ):
        terminal.until("Before you begin")
        terminal.process.terminate()
        assert terminal.end() == 0


def test_what_nohup_keeps_running_minds_no_closed_terminal(tmp_path: Path) -> None:
    with (
        PtyBall(PRESS, speed=4.0) as port,
        Computer(tmp_path).running(
            "live", "--serial", port, "--json", command=("nohup", *KNEADLE)
        ) as live,
    ):
        live.until("connected")
        live.signal(CLOSED)
        live.until("hold_started")
        assert live.stop().code == 0
