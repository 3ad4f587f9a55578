"""The last word of a session in lines is said to its end, unless somebody is in a hurry."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from command import Computer
from dialogue import Dialogue, talking
from kneadle.coach.checklist import LONG
from kneadle.registry.file import settings
from kneadle.sound.open import open_cues
from kneadle.sound.voice import FINISHED_WITHIN_S
from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve import PtyBall
from speech import Speech

NOBODY = Scenario("nobody", "on it", Hand(seed=1).rest(120.0))


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    computer = Computer(tmp_path)
    monkeypatch.setenv("KNEADLE_DEVICES", str(computer.devices))
    settings().update(lambda usual: replace(usual, sounds=False, spoken=True))
    return computer


@contextmanager
def refused(computer: Computer, speech: Speech) -> Iterator[Dialogue]:
    """A sign that cannot wait: the session is over, and why is being said."""
    with (
        PtyBall(NOBODY) as port,
        talking(computer, "session", "--serial", port, "--headless") as session,
    ):
        session.until(LONG[0].items[-1])
        session.say(1)
        session.until("Session over")
        speech.until_it_speaks()
        yield session


def test_what_cannot_wait_is_said_to_its_end(computer: Computer, tmp_path: Path) -> None:
    speech = Speech(tmp_path)
    computer.env["PATH"] = f"{tmp_path}:{computer.env['PATH']}"
    with refused(computer, speech) as session:
        speech.end()
        assert session.end().code == 0
    assert speech.told[1:] == ["ends"]


def test_ctrl_c_cuts_it_off(computer: Computer, tmp_path: Path) -> None:
    speech = Speech(tmp_path)
    computer.env["PATH"] = f"{tmp_path}:{computer.env['PATH']}"
    with refused(computer, speech) as session:
        session.interrupt()
        assert session.end().code == 130
    with pytest.raises(ProcessLookupError):
        os.kill(speech.pid, 0)
    assert len(speech.told) == 1


async def test_where_nobody_listens_any_more_no_word_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech = Speech(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    async with asyncio.timeout(FINISHED_WITHIN_S / 2):
        async with open_cues(
            lambda: None, print, sounds=False, spoken=True, nobody_listens=lambda: True
        ) as cues:
            cues.say("Now call your emergency number.", stays=True)
            await asyncio.to_thread(speech.until_it_speaks)
    assert len(speech.told) == 1
