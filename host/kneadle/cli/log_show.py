"""kneadle log show: one session, as it was told."""

from typing import Any

from kneadle.changes import changes, in_words
from kneadle.cli.log_list import brief, listing
from kneadle.cli.printer import table, tell_guided
from kneadle.cli.rejudged import left_out
from kneadle.coach.answered import answered
from kneadle.coach.sentences import sentence
from kneadle.coach.told import Began, Noted
from kneadle.events import Event, to_json
from kneadle.journal.read import StoredEvent, StoredSession
from kneadle.journal.verdicts import Verdict
from kneadle.rejudge import told_then
from kneadle.review.counted import counted_in
from kneadle.review.session import is_relative
from kneadle.telling import minutes, tell, unit_of


def full(stored: StoredSession, judged: list[Verdict]) -> dict[str, Any]:
    return {
        **brief(stored.info),
        "limits": stored.info.limits,
        "events": [_event(kept) for kept in stored.events],
        "verdicts": [
            {
                "program_version": verdict.program_version,
                "judged": verdict.judged.isoformat(),
                "analysis": verdict.analysis,
            }
            for verdict in judged
        ],
    }


def text(stored: StoredSession, judged: list[Verdict]) -> str:
    events = [kept.event for kept in stored.events]
    unit = unit_of(relative=is_relative(events))
    guided = any(isinstance(event, Began) for event in events)
    ball = tell_guided if guided else tell
    said = ((event.t_s, _words(event) or ball(event, unit)) for event in events)
    lines = [f"{minutes(t_s):>6}  {words}" for t_s, words in said if words is not None]
    parts = [
        listing([stored.info], {stored.info.id: counted_in(events)}),
        *_notes(stored),
        "",
        *lines,
        table(events),
    ]
    return "\n".join([*parts, *_judged_again(stored, judged)])


def _words(event: Event) -> str | None:
    """Of the coach, and of the person."""
    return sentence(event) or answered(event)


def _notes(stored: StoredSession) -> list[str]:
    coach = [kept.event.text for kept in stored.events if isinstance(kept.event, Noted)]
    notes = [note for note in (stored.info.note, *coach) if note]
    return ["", *(f"Note: {note}" for note in notes)] if notes else []


def _judged_again(stored: StoredSession, judged: list[Verdict]) -> list[str]:
    lines: list[str] = []
    for verdict in judged:
        changed = _changed(stored, verdict)
        head = f"Judged again by Kneadle {verdict.program_version}, {verdict.judged:%Y-%m-%d}:"
        lines += ["", f"{head} {'' if changed else 'nothing changed'}".rstrip()]
        out = left_out(verdict.missing, verdict.readings)
        lines += [f"  {each}" for each in (*out, *changed)]
    return lines


def _changed(stored: StoredSession, verdict: Verdict) -> list[str]:
    """A verdict that means nothing must not hide the session."""
    try:
        return [in_words(each) for each in changes(told_then(stored), verdict.analysis)]
    except (KeyError, TypeError, ValueError, OverflowError):
        return ["what was found then cannot be read"]


def _event(kept: StoredEvent) -> dict[str, Any]:
    """As the event stream said it."""
    return {**to_json(kept.event), "utc": kept.utc.isoformat(timespec="milliseconds")}
