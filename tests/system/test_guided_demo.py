"""The whole method on a simulated ball, with somebody on it who does what the coach says."""

import signal
import sys
from datetime import datetime
from pathlib import Path

import pytest

from command import Computer
from dialogue import talking
from feeding import only
from kneadle.coach import rules
from kneadle.coach.checklist import LONG
from kneadle.coach.history import History
from kneadle.coach.session import begin
from kneadle.coach.told import (
    PREFIX,
    Chosen,
    Ended,
    HoldCounted,
    Noted,
    Reassessed,
    Refused,
    RestBegan,
    StretchEnded,
    Told,
)
from kneadle.events import Warned
from kneadle.journal.memory import coach_events
from kneadle.journal.read import latest, load
from practising import SPEED, Person, practised, without_times

DEMO = ("demo", "--guided", "--headless", "--json", "--speed", f"{SPEED:g}")


async def test_a_whole_session_and_the_next_one_remembers_it(tmp_path: Path) -> None:
    journal, person = tmp_path / "journal.sqlite3", Person(holds=2, stretches=1)
    await practised(person, journal)

    told = person.told
    assert sum(held.credited for held in only(HoldCounted, told)) == 2
    assert len(only(RestBegan, told)) == 2
    assert only(StretchEnded, told)[0].held_s == rules.STRETCH.value
    assert [chosen.ceiling_n for chosen in only(Chosen, told)] == [80.0]
    (checked,) = only(Reassessed, told)
    assert (checked.pain_before, checked.pain_after, checked.change) == (6, 3, "better")
    assert [noted.text for noted in only(Noted, told)] == ["It moves well."]
    assert [ended.reason for ended in only(Ended, told)] == ["done"]
    warned = {warning.kind for warning in only(Warned, person.events)}
    assert warned <= {"gap"}, "who does as told is warned of nothing, but a busy machine loses some"
    assert all(each.rule for each in told)

    assert without_times(coach_events(journal)) == without_times(told)
    kept = [each.event for each in load(journal, latest(journal).id).events]
    assert only(Told, kept) == coach_events(journal)

    history = History.from_events(coach_events(journal))
    _, again = begin(history, datetime.now().astimezone())
    (refused,) = only(Refused, again)
    assert refused.rule in (rules.DAILY.id, rules.NIGHT.id), "it may be midnight by now"


def test_the_command_practises_apart_from_the_persons_own_sessions(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    with talking(computer, *DEMO) as demo:
        for _ in LONG:
            demo.answer('"question": "checklist"', "")
        demo.answer('"question": "site"', "choose piriformis left")
        demo.answer('"question": "before"', "6")
        demo.until("hold_started")
        demo.say("end")
        ran = demo.end()

    assert ran.code == 0
    assert ran.events[-1]["event"] == "session_ended"
    assert not computer.journal.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="these are POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "term"])
def test_what_was_held_counts_for_whoever_ends_it_from_outside(
    number: signal.Signals, tmp_path: Path
) -> None:
    with talking(Computer(tmp_path), *DEMO) as demo:
        for _ in LONG:
            demo.answer('"question": "checklist"', "")
        demo.answer('"question": "site"', "choose piriformis left")
        demo.answer('"question": "before"', "5")
        demo.until('"event": "hold_credited"')
        demo.send(number)
        ran = demo.end()

    assert ran.code == 0
    (example,) = tmp_path.rglob("example.sqlite3")
    told = coach_events(example)
    assert [held.credited for held in only(HoldCounted, told)] == [True]
    assert [(ended.reason, ended.holds) for ended in only(Ended, told)] == [("person", 1)]
    shown = [event["event"] for event in ran.events if event["event"].startswith(PREFIX)]
    assert shown == [event.name for event in told]
