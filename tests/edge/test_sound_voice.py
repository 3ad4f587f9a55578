"""Spoken words, by a program that writes down what it would say."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from kneadle.sound.meanings import Meaning, rank
from kneadle.sound.spoken import WORDS
from kneadle.sound.voice import FELL_SILENT, Utterance, Voice
from kneadle.sound.voices import Program, find

PATIENCE_S = 20.0
SPEAKS = """
import sys, time
def note(what):
    with open(sys.argv[1], "a") as file:
        file.write(what + chr(10))
words = sys.argv[2] if len(sys.argv) > 2 else sys.stdin.read()
note("begins " + words)
time.sleep(60 if words == "endless" else 0.3)
note("ends " + words)
"""
URGENT = rank(Meaning.EASE_OFF)


@asynccontextmanager
async def voice_of(program: Program) -> AsyncIterator[tuple[Voice, list[str]]]:
    told: list[str] = []
    voice = Voice(program, told.append)
    yield voice, told
    await voice.close()


def writes_to(path: Path) -> Program:
    return Program((sys.executable, "-c", SPEAKS, str(path)))


def python(program: str) -> Program:
    return Program((sys.executable, "-c", program))


async def until(it_is: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not it_is():  # noqa: ASYNC110 - another program knows
            await asyncio.sleep(0.005)


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def said(tmp_path: Path) -> Path:
    return tmp_path / "said"


@pytest.mark.parametrize("as_argument", [False, True])
async def test_the_words_are_said(said: Path, as_argument: bool) -> None:
    program = Program(writes_to(said).command, as_argument)
    async with voice_of(program) as (voice, told):
        voice.say(Utterance("It's “here” -- now."))
        await until(lambda: len(lines(said)) == 2)
    assert lines(said)[0] == "begins It's “here” -- now."
    assert told == []


async def test_one_sentence_is_said_after_the_other(said: Path) -> None:
    async with voice_of(writes_to(said)) as (voice, _):
        voice.say(Utterance("one"))
        voice.say(Utterance("two"))
        await until(lambda: len(lines(said)) == 4)
    assert lines(said) == ["begins one", "ends one", "begins two", "ends two"]


async def test_an_urgent_one_cuts_the_other_off(said: Path) -> None:
    async with voice_of(writes_to(said)) as (voice, told):
        voice.say(Utterance("endless"))
        await until(lambda: lines(said) == ["begins endless"])
        voice.say(Utterance("Ease off.", URGENT))
        await until(lambda: len(lines(said)) == 3)
    assert lines(said)[1:] == ["begins Ease off.", "ends Ease off."]
    assert told == []


async def test_an_urgent_one_waits_for_no_calm_one_that_was_about_to_be_said(said: Path) -> None:
    async with voice_of(writes_to(said)) as (voice, _):
        voice.say(Utterance("calm", after_s=600.0))
        voice.say(Utterance("Ease off.", URGENT))
        await until(lambda: len(lines(said)) == 2)
    assert lines(said) == ["begins Ease off.", "ends Ease off."]


@pytest.mark.parametrize(
    "program",
    [python("raise SystemExit(1)"), python("pass"), Program(("/nowhere/at/all",))],
    ids=["fails", "is done before it could have spoken", "is not there"],
)
async def test_a_voice_that_cannot_be_heard_is_told_once_and_left_alone(program: Program) -> None:
    if program.command[-1] == "pass":
        program = Program(("true",))  # quick, as espeak-ng without a device is
    async with voice_of(program) as (voice, told):
        voice.say(Utterance("one"))
        await until(lambda: bool(told))
        voice.say(Utterance("two"))
        await asyncio.sleep(0)
    assert told == [FELL_SILENT]


async def test_a_voice_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kneadle.sound.voice.LONGEST_S", 0.5)
    async with voice_of(python("import time; time.sleep(600)")) as (voice, told):
        voice.say(Utterance("one"))
        await until(lambda: bool(told))
    assert told == [FELL_SILENT]


async def test_when_the_session_is_over_it_falls_silent(said: Path) -> None:
    async with voice_of(writes_to(said)) as (voice, _):
        voice.say(Utterance("endless"))
        await until(lambda: lines(said) == ["begins endless"])
    assert lines(said) == ["begins endless"]


async def test_what_stays_is_said_before_the_newer_words_that_wait(said: Path) -> None:
    async with voice_of(writes_to(said)) as (voice, _):
        voice.say(Utterance("How much?"))
        voice.say(Utterance("An older question."))
        voice.say(Utterance("Too much.", stays=True))
        voice.say(Utterance("Which one?"))
        await until(lambda: len(lines(said)) == 6)
    assert [each for each in lines(said) if each.startswith("begins")] == [
        *("begins How much?", "begins Too much.", "begins Which one?")
    ]


async def test_at_the_end_what_stays_is_said_and_nothing_else(said: Path) -> None:
    async with voice_of(writes_to(said)) as (voice, told):
        voice.say(Utterance("endless"))
        await until(lambda: lines(said) == ["begins endless"])
        voice.say(Utterance("Which one?"))
        voice.say(Utterance("Get help.", stays=True))
        await voice.finish()
        assert lines(said)[1:] == ["begins Get help.", "ends Get help."]
    assert told == []


async def test_at_the_end_what_is_being_said_and_stays_is_said_to_its_end(said: Path) -> None:
    async with voice_of(writes_to(said)) as (voice, _):
        voice.say(Utterance("Get help.", stays=True))
        await until(lambda: lines(said) == ["begins Get help."])
        await voice.finish()
        assert lines(said)[1:] == ["ends Get help."]


async def test_the_end_waits_for_no_voice_that_hangs(
    said: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kneadle.sound.voice.FINISHED_WITHIN_S", 0.3)
    async with voice_of(writes_to(said)) as (voice, _):
        voice.say(Utterance("endless", stays=True))
        async with asyncio.timeout(PATIENCE_S):
            await voice.finish()


async def test_the_end_waits_for_no_voice_that_failed() -> None:
    async with voice_of(python("raise SystemExit(1)")) as (voice, told):
        voice.say(Utterance("one", stays=True))
        voice.say(Utterance("two"))
        async with asyncio.timeout(PATIENCE_S):
            await voice.finish()
            await voice.finish()
        assert told == [FELL_SILENT]


async def test_a_silent_voice_ends_at_once() -> None:
    async with voice_of(python("raise SystemExit(1)")) as (voice, told):
        await voice.finish()
        assert told == []


async def test_a_voice_that_passes_words_on_is_told_to_stop(said: Path, tmp_path: Path) -> None:
    cancelled = tmp_path / "cancelled"
    cancel = (sys.executable, "-c", f"open({str(cancelled)!r}, 'w').close()")
    async with voice_of(Program(writes_to(said).command, cancel=cancel)) as (voice, _):
        voice.say(Utterance("endless"))
        await until(lambda: lines(said) == ["begins endless"])
    assert cancelled.exists()


def slow_to_cancel(said: Path, for_s: float) -> Program:
    """One that passes words on: what it cancels is all that was passed on until then."""
    wrote = f"open({str(said)!r}, 'a').write('cancels all' + chr(10))"
    cancel = (sys.executable, "-c", f"import time; time.sleep({for_s}); {wrote}")
    return Program(writes_to(said).command, cancel=cancel)


async def test_what_is_cut_off_is_cancelled_before_the_urgent_words_not_with_them(
    said: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kneadle.sound.voice.CANCELLED_WITHIN_S", PATIENCE_S)
    async with voice_of(slow_to_cancel(said, 0.2)) as (voice, told):
        voice.say(Utterance("endless"))
        await until(lambda: lines(said) == ["begins endless"])
        voice.say(Utterance("Softer.", URGENT - 1))
        voice.say(Utterance("Ease off.", URGENT))
        await until(lambda: len(lines(said)) == 4)
        assert lines(said)[1:] == ["cancels all", "begins Ease off.", "ends Ease off."]
    assert told == []


async def test_urgent_words_wait_for_no_voice_that_cannot_be_cancelled(said: Path) -> None:
    async with voice_of(slow_to_cancel(said, 600.0)) as (voice, _):
        voice.say(Utterance("endless"))
        await until(lambda: lines(said) == ["begins endless"])
        voice.say(Utterance("Ease off.", URGENT))
        await until(lambda: len(lines(said)) == 3)
    assert lines(said)[1:] == ["begins Ease off.", "ends Ease off."]


@pytest.mark.parametrize(
    ("system", "installed", "found"),
    [
        ("linux", {"espeak-ng", "spd-say"}, "espeak-ng"),
        ("linux", {"spd-say", "powershell"}, "spd-say"),
        ("linux", {"say"}, None),  # another program of that name
        ("darwin", {"say", "espeak-ng"}, "say"),
        ("win32", {"powershell"}, "powershell"),
        ("win32", set(), None),
    ],
)
def test_the_voice_of_each_system(system: str, installed: set[str], found: str | None) -> None:
    program = find(lambda name: name if name in installed else None, system)
    assert (program and program.command[0]) == found


def test_every_meaning_has_short_words() -> None:
    assert all(0 < len(WORDS[meaning].split()) <= 5 for meaning in Meaning)
    assert len(set(WORDS.values())) == len(Meaning)
