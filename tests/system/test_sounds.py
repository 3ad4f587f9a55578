"""Sounds of the installed commands, on computers that have none."""

import os
import select
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from command import KNEADLE, PATIENCE_S, Computer
from kneadle.cli.aloud import aloud
from kneadle.events import Warned
from kneadle.registry.file import settings
from kneadle.sound.meanings import Meaning
from kneadle.sound.player import TROUBLES
from kneadle.view import Update, View
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall
from soundcard import Soundcard

PRESS = Scenario("press", "", Hand(seed=5).rest(2.0).lean_on(95.0, over_s=2.0).hold(for_s=90.0))
NO_DEVICE = f"kneadle: {TROUBLES['no_device']}\n"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Its only sound device refuses."""
    computer = Computer(tmp_path)
    (tmp_path / "library").mkdir()
    Soundcard(tmp_path / "library", works=False)
    computer.env["PYTHONPATH"] = str(tmp_path / "library")
    return computer


@pytest.mark.parametrize("command", ["live", "session"])
def test_no_sound_device_gives_one_sentence_and_goes_on(command: str, computer: Computer) -> None:
    with (
        PtyBall(PRESS, speed=5.0) as port,
        computer.running(command, "--headless", "--serial", port) as session,
    ):
        session.until_err(NO_DEVICE)
        session.until_line("above your ceiling")
        ran = session.stop()

    assert (ran.code, ran.err.count(NO_DEVICE)) == (0, 1)


def test_settings_that_cannot_be_read_give_one_line_and_the_usual_hold(computer: Computer) -> None:
    damaged = computer.devices.with_name("settings.json")
    damaged.write_text("{")
    with (
        PtyBall(PRESS, speed=5.0) as port,
        computer.running("live", "--headless", "--serial", port) as live,
    ):
        live.until_err(NO_DEVICE)
        live.until_line("above your ceiling")
        ran = live.stop()

    said, _ = ran.err.splitlines()
    assert said.startswith(f"kneadle: {damaged} is damaged")
    assert said.endswith("the usual settings hold.")
    assert ran.code == 0
    assert damaged.read_text() == "{"


def test_who_switched_sounds_off_hears_none_and_is_told_of_none(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNEADLE_DEVICES", str(computer.devices))
    settings().update(lambda usual: replace(usual, sounds=False))
    with PtyBall(PRESS, speed=5.0) as port:
        ran = computer.run("live", "--headless", "--serial", port, "--duration", 3)

    assert (ran.code, ran.err) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_the_bell_rings_instead(computer: Computer) -> None:
    terminal, ours = os.openpty()
    with PtyBall(PRESS, speed=5.0) as port:
        live = subprocess.Popen(
            [*KNEADLE, "live", "--headless", "--serial", port],
            env=computer.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=ours,
        )
        os.close(ours)
        rung = _until_rung(terminal)
        live.terminate()
        assert live.wait(PATIENCE_S) == 0
    os.close(terminal)
    assert b"\a" in rung


def _until_rung(terminal: int) -> bytes:
    said, give_up_s = b"", time.monotonic() + PATIENCE_S
    while b"\a" not in said and time.monotonic() < give_up_s:
        if select.select([terminal], [], [], 0.1)[0]:
            said += os.read(terminal, 1024)
    return said


def test_a_program_that_reads_events_is_told_nothing_of_sounds(computer: Computer) -> None:
    """This computer would say that it has none."""
    with PtyBall(PRESS, speed=5.0) as port:
        ran = computer.run("live", "--json", "--serial", port, "--duration", 3)

    assert (ran.code, ran.err) == (0, "")


async def test_for_a_program_that_reads_events_the_ball_still_buzzes() -> None:
    felt: list[Meaning] = []
    rolling = Update((Warned(5.0, "rolling", 4.0, 60.0),), np.empty(0), np.empty(0), View())
    async with aloud(felt.append, as_json=True) as hear:
        hear(rolling)

    assert felt == [Meaning.ROLLING]
