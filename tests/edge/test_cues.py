"""A meaning is told in every way there is, at once, and nobody waits."""

import asyncio
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from clockwork import in_clockwork, now
from feeding import hello, reading
from kneadle.detect.limits import Limits
from kneadle.events import Event, HoldCredited, HoldDone, HoldStarted, LinkLost, Warned
from kneadle.sound.bell import RINGS, Bell
from kneadle.sound.cues import Cues
from kneadle.sound.from_events import FromEvents
from kneadle.sound.meanings import Meaning
from kneadle.sound.notes import length_s
from kneadle.sound.open import open_cues
from kneadle.sound.player import TROUBLES
from kneadle.sound.spoken import WORDS
from kneadle.sound.voice import NO_VOICE, Utterance
from kneadle.view import Update
from kneadle_sims.hand import Hand
from scripted_link import PULLED, ScriptedLink, streamed
from spectators import session_with

WITHIN_S = 0.1
SPEAKS_ON = "open({!r}, 'w').write(str(os.getpid())); time.sleep(600)\n"
LIMITS = Limits(hold_credit_s=4.0, hold_target_s=8.0, hold_stop_s=11.0)
EVERYTHING = (
    Hand(seed=5)
    .still()
    .rest(2.0)
    .lean_on(45.0, over_s=2.0)
    .hold(for_s=13.0)
    .release()
    .rest(2.0)
    .lean_on(40.0, over_s=2.0)
    .roll(low_n=15.0, high_n=60.0, rate_hz=1.0, for_s=5.0)
    .release()
    .rest(3.0)
    .lean_on(30.0, over_s=2.0)
    .spike(to_n=70.0, rise_s=0.12)
    .press_to(120.0, over_s=1.0)
    .hold(for_s=0.5)
    .release()
    .rest(1.0)
)
CAUSES: dict[Meaning, tuple[type[Event], tuple[str, ...]]] = {
    Meaning.HOLD_STARTED: (HoldStarted, ()),
    Meaning.HALFWAY: (HoldCredited, ()),  # halfway and credited are both at 4 s of 8
    Meaning.DONE: (HoldDone, ()),
    Meaning.SPIKE: (Warned, ("spike",)),
    Meaning.ROLLING: (Warned, ("rolling",)),
    Meaning.EASE_OFF: (Warned, ("ceiling", "too_long")),
    Meaning.LINK_LOST: (LinkLost, ()),
}


@dataclass
class Ear:
    """A loudspeaker and a voice with a clock beside them. `works` is False without a device."""

    works: bool = True
    heard: list[tuple[float, Meaning]] = field(default_factory=list)
    words: list[Utterance] = field(default_factory=list)
    rang_s: list[float] = field(default_factory=list)

    def play(self, meaning: Meaning) -> bool:
        if self.works:
            self.heard.append((now(), meaning))
        return self.works

    def say(self, utterance: Utterance) -> None:
        self.words.append(utterance)

    def ring(self) -> None:
        self.rang_s.append(now())


@in_clockwork
async def test_the_right_sound_comes_within_a_tenth_of_a_second_of_its_event() -> None:
    ear, from_events, events = Ear(), FromEvents(), list[Event]()
    cues = Cues(player=ear)

    def show(update: Update) -> None:
        events.extend(update.events)
        for meaning in from_events.of(update):
            cues.cue(meaning)

    began_s = now()
    ball = ScriptedLink((hello(),), *streamed(reading(EVERYTHING)), PULLED)
    await session_with(ball, ScriptedLink(), show=show, limits=LIMITS).run()

    for meaning, (kind, kinds) in CAUSES.items():
        due_s = [
            began_s + event.t_s
            for event in events
            if isinstance(event, kind) and (not kinds or getattr(event, "kind", "") in kinds)
        ]
        first_s = [at_s for at_s, heard in ear.heard if heard is meaning][: len(due_s)]
        assert due_s, f"{meaning.name} has nothing to come from"
        assert first_s == [pytest.approx(at_s + WITHIN_S / 2, abs=WITHIN_S / 2) for at_s in due_s]


@pytest.mark.parametrize("meaning", Meaning, ids=lambda each: each.name.lower())
@in_clockwork
async def test_one_meaning_is_heard_said_and_felt_alike(meaning: Meaning) -> None:
    ear, felt = Ear(), list[Meaning]()
    Cues(Bell(ear.ring), ear, ear, felt.append).cue(meaning)

    assert ear.heard == [(now(), meaning)]
    assert [utterance.words for utterance in ear.words] == [WORDS[meaning]]
    assert felt == ([] if meaning is Meaning.LINK_LOST else [meaning])
    assert ear.rang_s == []


@in_clockwork
async def test_words_follow_the_sound_that_announces_them() -> None:
    ear, mute = Ear(), Ear(works=False)
    for each in (ear, mute):
        Cues(player=each, voice=each).cue(Meaning.EASE_OFF)
    assert ear.words[0].after_s == pytest.approx(length_s(Meaning.EASE_OFF))
    assert mute.words[0].after_s == 0.0


@in_clockwork
async def test_what_the_ball_made_felt_is_heard_and_said_alone() -> None:
    ear, felt = Ear(), list[Meaning]()
    Cues(None, ear, ear, felt.append).cue(Meaning.EASE_OFF, "Let go now.", felt=True)

    assert felt == []
    assert [meaning for _, meaning in ear.heard] == [Meaning.EASE_OFF]
    assert [utterance.words for utterance in ear.words] == ["Let go now."]


@in_clockwork
async def test_what_cannot_be_played_rings() -> None:
    ear = Ear(works=False)
    Cues(Bell(ear.ring), ear).cue(Meaning.SPIKE)
    began_s = now()
    await asyncio.sleep(5.0)
    assert ear.rang_s == pytest.approx([began_s + at_s for at_s in RINGS[Meaning.SPIKE]])


@in_clockwork
async def test_what_has_no_sound_is_spoken_or_nothing() -> None:
    ear = Ear()
    Cues(Bell(ear.ring), ear, ear).say("Breathe in.")
    Cues(Bell(ear.ring), ear).say("Breathe in.")
    assert ear.words == [Utterance("Breathe in.")]
    assert (ear.heard, ear.rang_s) == ([], [])


def test_everything_off_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    cues = Cues()
    cues.cue(Meaning.EASE_OFF)
    cues.say("Breathe in.")

    assert capfd.readouterr() == ("", "")


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without sound library and voice."""
    (tmp_path / "miniaudio.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("bare")
async def test_a_bare_computer_says_each_thing_it_lacks_in_one_sentence_and_goes_on() -> None:
    told: list[str] = []
    rings: list[bool] = []
    async with open_cues(lambda: rings.append(True), told.append, spoken=True) as cues:
        async with asyncio.timeout(20.0):
            while len(told) < 2:  # noqa: ASYNC110 - another program knows
                await asyncio.sleep(0.01)
        for _ in range(3):
            cues.cue(Meaning.HALFWAY)
            cues.say("Breathe in.")
        assert rings == [True]
    assert told == [NO_VOICE, TROUBLES["no_library"]]
    assert all(words.endswith(".") and ". " not in words for words in told)


async def test_when_the_session_is_over_nothing_speaks_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaks, began = tmp_path / "espeak-ng", tmp_path / "began"
    speaks.write_text(f"#!{sys.executable}\nimport os, time\n{SPEAKS_ON.format(str(began))}")
    speaks.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    async with open_cues(lambda: None, lambda _: None, sounds=False, spoken=True) as cues:
        cues.say("A long story.")
        async with asyncio.timeout(20.0):
            while not began.exists() or not began.read_text():  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.kill(int(began.read_text()), 0)


@pytest.fixture
def slow_speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A voice that takes a moment; the file that has all it said to its end."""
    speaks, said = tmp_path / "espeak-ng", tmp_path / "said"
    speaks.write_text(
        f"#!{sys.executable}\nimport sys, time\nwords = sys.stdin.read()\ntime.sleep(0.5)\n"
        f"open({str(said)!r}, 'a').write(words + chr(10))\n"
    )
    speaks.chmod(0o755)
    said.touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    return said


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines()


async def test_an_orderly_end_waits_for_what_stays_to_be_said(slow_speech: Path) -> None:
    async with open_cues(lambda: None, lambda _: None, sounds=False, spoken=True) as cues:
        cues.say("A question?")
        cues.say("Get help.", stays=True)
        cues.say("Another?")
    assert lines(slow_speech) == ["Get help."]


@pytest.mark.parametrize("cut", [KeyboardInterrupt, asyncio.CancelledError, ValueError])
async def test_any_other_end_cuts_the_voice_off(
    cut: type[BaseException], slow_speech: Path
) -> None:
    with pytest.raises(cut):
        async with open_cues(lambda: None, lambda _: None, sounds=False, spoken=True) as cues:
            cues.say("Get help.", stays=True)
            raise cut
    assert lines(slow_speech) == []


@pytest.mark.usefixtures("bare")
async def test_with_sounds_off_nothing_is_started_and_nothing_rings() -> None:
    told: list[str] = []
    rings: list[bool] = []
    async with open_cues(lambda: rings.append(True), told.append, sounds=False) as cues:
        cues.cue(Meaning.EASE_OFF)
    assert (told, rings) == ([], [])
