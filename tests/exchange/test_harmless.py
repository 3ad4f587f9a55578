"""Words from strangers never tell a terminal what to do."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from command import Computer
from exchanging import taken, whole, written
from kneadle.coach.told import Chosen, Noted
from kneadle.events import Connected
from kneadle.exchange.export import export
from kneadle.exchange.to_csv import beside
from kneadle.journal import edit
from kneadle.journal.read import list_sessions
from kneadle.review.envelope import Envelope
from kneadle.review.session import session as numbers_of
from kneadle.screen.review.listing import about, caption, row
from kneadle.screen.review.looked import Looked, Picture
from zipping import SESSION, contents, good_zip, zipped

OBEYED = "\x1b[31mRED\x1b[2J\x07\x9b2J\r\u202e\u2066"
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
WHERE = {"muscle": f"m{OBEYED}", "side": f"s{OBEYED}"}
TOLD = [
    Connected(0.0, OBEYED, OBEYED, 100.0),
    Chosen(rule="x", point=1, ceiling_n=51.0, muscle=WHERE["muscle"], side=WHERE["side"]),
    Noted(rule="x", text=OBEYED, muscle=WHERE["muscle"], side=WHERE["side"]),
]


def obeyed(text: str) -> list[str]:
    return COMMANDS.findall(text)


def strange(value: Any) -> Any:
    """The same with commands in all of its words."""
    match value:
        case str():
            return value + OBEYED
        case dict():
            return {key: strange(each) for key, each in value.items()}
        case list():
            return [strange(each) for each in value]
    return value


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A zip whose every word has commands in it, but for those that must be what they are."""
    file = tmp_path / "theirs.zip"
    parts = contents(good_zip(tmp_path))
    given = json.loads(parts["session.json"])
    for name in ("device", "kind", "zone", "end_reason", "program_version", "note", "tags"):
        given["session"][name] = strange(given["session"][name])
    given["session"]["summary"]["more"] = {OBEYED: [OBEYED]}
    lines = [json.loads(line) for line in parts["messages.jsonl"].splitlines()]
    lines[0]["body"]["device"] += OBEYED
    told = [{"event": "quality", "t_s": 1.0, "kind": OBEYED, "detail": OBEYED}]
    told += [{"event": "connected", "t_s": 1.0, "device": OBEYED, "sensor": "", "rate_hz": 1.0}]
    coach = {"t_s": 1.0, "now_s": 1.0, "at": "", "rule": OBEYED, **WHERE}
    told += [{"event": "coach_noted", **coach, "text": OBEYED}]
    utc = {"utc": "2026-11-22T12:00:00+00:00"}
    parts["events.jsonl"] += b"".join(json.dumps({**e, **utc}).encode() + b"\n" for e in told)
    parts["session.json"] = json.dumps(given).encode()
    parts["messages.jsonl"] = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    zipped(file, parts)
    return file


def test_a_zip_brings_no_command_into_the_journal(stranger: Path, tmp_path: Path) -> None:
    stored = taken(stranger, tmp_path / "there.sqlite3")
    kept = whole(tmp_path / "there.sqlite3", stored)

    spelt = json.dumps(kept, default=str, ensure_ascii=False)
    assert "RED" in spelt
    assert not re.search(r"\\x1b|\\u001b|\\x9b|\\u202e|\\x07|\\r", spelt)
    assert obeyed(spelt) == []


def test_lines_of_a_note_stay_lines(tmp_path: Path) -> None:
    noted = replace(
        SESSION, note="first\nsecond\t\U0001f468\u200d\U0001f469\u200d\U0001f467 \u05d0"
    )
    here, there = tmp_path / "here.sqlite3", tmp_path / "there.sqlite3"
    export(written(here, noted), here, tmp_path / "s.zip", lambda _: None)

    assert taken(tmp_path / "s.zip", there).info.note == noted.note


def test_nor_does_what_stands_beside_a_csv(tmp_path: Path) -> None:
    journal, file = tmp_path / "here.sqlite3", tmp_path / "s.csv"
    export(written(journal, SESSION), journal, file, lambda _: None)
    told = json.loads(beside(file).read_text())
    for name in ("device", "note", "tags", "zone"):
        told["session"][name] = strange(told["session"][name])
    beside(file).write_text(json.dumps(told))

    info = taken(file, tmp_path / "there.sqlite3").info
    assert "RED" in info.note
    assert obeyed(" ".join([info.note, info.device, info.zone, *info.tags])) == []


def test_what_a_journal_holds_already_reaches_no_terminal(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    written(computer.journal, replace(SESSION, events=TOLD, note=f"one\n{OBEYED}", tags=[OBEYED]))
    edit.tag(computer.journal, 1, [f"more{OBEYED}"])

    for words in (("log",), ("log", "show", "1"), ("log", "tag", "1", f"new{OBEYED}")):
        ran = computer.call(*words)
        assert ran.code == 0
        assert "RED" in ran.out.upper()
        assert obeyed(ran.out) == []
    (session,) = list_sessions(computer.journal)
    assert obeyed(row(session, wide=True)) == []
    assert "\n" not in row(session, wide=True)


def test_a_refusal_that_quotes_a_file_reaches_no_terminal_either(tmp_path: Path) -> None:
    file = tmp_path / "pull.csv"
    file.write_text("t_s,taste\x1b[2J\n0,1\n1,2\n")
    ran = Computer(tmp_path).call("import", file)

    assert ran.code == 1
    assert "taste" in ran.err
    assert obeyed(ran.err) == []


def test_what_review_says_of_a_session_tells_the_terminal_nothing(tmp_path: Path) -> None:
    journal = tmp_path / "here.sqlite3"
    note = f"one\n{OBEYED}"
    written(journal, replace(SESSION, events=TOLD, note=note, tags=[OBEYED]))
    (session,) = list_sessions(journal)
    columns = Envelope().columns()
    picture = Picture(columns, columns, (), "smoothed", 1.0)
    looked = Looked(session, numbers_of(TOLD, 80.0), (), picture)

    said = " ".join([*about(looked), caption(looked)])
    assert "RED" in said
    assert "one\n" in said
    assert obeyed(said) == []
