"""Sessions as random as a ball and a coach may make them, and what is compared of two."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import strategies as st

from kneadle import events
from kneadle.coach import told
from kneadle.detect.limits import Limits
from kneadle.events import Event
from kneadle.exchange.importing import look
from kneadle.exchange.recording import Said
from kneadle.journal import edit
from kneadle.journal.read import StoredSession, list_sessions, load
from kneadle.journal.verdicts import Verdict, verdicts
from kneadle.journal.verdicts import keep as keep_verdict
from kneadle.journal.write import Kind, open_session
from kneadle.samples import (
    Answer,
    ButtonPressed,
    Calibrated,
    Calibration,
    Clock,
    Hello,
    Identity,
    Linear,
    Message,
    Motion,
    NewCeiling,
    PowerLaw,
    Relative,
    Samples,
    Status,
    Tare,
)

EVENING = datetime(2026, 11, 22, 18, 30, 15, 250_000, ZoneInfo("Europe/Berlin"))
WENT = {"end_s": 9.0, "held_s": 4.5, "credited": False, "mean_n": 44.0}
JUDGED = {"holds": [{"start_s": 1.5, **WENT}], "warnings": []}
EVENTS: tuple[type[Event], ...] = (*events._KINDS, *told.KINDS)

# What a terminal obeys does not come back from a zip.
letters = st.characters(
    exclude_categories=("Cs", "Cc", "Zl", "Zp"),
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    include_characters="\n\t",
)
number = st.floats(-1e9, 1e9)
positive = st.floats(1e-3, 1e5)
small = st.integers(0, 2**32 - 1)
calibrations: st.SearchStrategy[Calibration] = st.one_of(
    st.just(Identity()),
    st.builds(Linear, number, number),
    st.builds(PowerLaw, positive, positive, number, st.floats(2, 1e6), st.floats(0, 0.5)),
    st.builds(Relative, number, positive),
)
hellos = st.builds(
    Hello,
    device=st.text(letters, max_size=20) | st.just("ball \udcff"),
    sensor=st.sampled_from(["load_cell", "fsr"]),
    rate_hz=positive,
    tick_hz=st.floats(1e5, 1e9),  # however far ticks jump, it is less than a month
    calibration=calibrations,
    full_scale_n=st.none() | number,
    boot_id=small,
)
words: st.SearchStrategy[Message] = st.one_of(
    hellos,
    st.builds(Calibrated, calibrations),
    st.builds(Motion, small, number),
    st.builds(Clock, small, st.integers(0, 2**62)),
    st.builds(Status, st.none() | st.integers(0, 100), st.booleans(), dropped=small),
    st.builds(Answer, st.integers(0, 255), st.integers(0, 255)),
    st.builds(ButtonPressed, small, st.integers(0, 255)),
    st.just(Tare()),
    st.builds(NewCeiling, number),
)
raws = st.integers(-(2**23), 2**23).map(float) | st.floats()
samples = st.lists(st.tuples(st.integers(0, 2**40), raws), max_size=8).map(
    lambda pairs: Samples(
        np.array([tick for tick, _ in pairs], np.int64),
        np.array([raw for _, raw in pairs], np.float64),
    )
)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    of = {
        float: st.floats(0, 1e6),
        int: st.integers(0, 9),
        bool: st.booleans(),
        str: st.text(letters),
    }
    return st.one_of(
        [of[each] for each in get_args(hint) or (hint,) if each in of]
        + [st.none()] * (type(None) in get_args(hint))
    )


def _happening(kind: type[Event]) -> st.SearchStrategy[Event]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: _values(hints[field.name]) for field in fields(kind)})


happenings = st.sampled_from(EVENTS).flatmap(_happening)


@dataclass(frozen=True)
class Session:
    """What is written; `ended` says whether it came to its end."""

    messages: Sequence[Message]
    events: Sequence[Event]
    note: str
    tags: Sequence[str]
    ended: bool
    zone: str
    judged: bool


sessions = st.builds(
    Session,
    st.lists(samples | words, max_size=12),
    st.lists(happenings, max_size=6),
    st.text(letters, max_size=20),
    st.lists(
        st.text(letters, min_size=1, max_size=8).filter(lambda tag: bool(tag.strip())), max_size=3
    ),
    st.booleans(),
    st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "UTC", "America/St_Johns"]),
    st.booleans(),
)


def written(journal: Path, session: Session, kind: Kind = "live") -> StoredSession:
    writer = open_session(
        journal,
        kind=kind,
        program_version="0.0.9",
        limits=Limits(ceiling_n=65.0).to_json(),
        started=EVENING.astimezone(ZoneInfo(session.zone)),
        flush_s=3600,
    )
    for message in session.messages:
        writer.keep(message)
    for place, event in enumerate(session.events):
        writer.event(event, EVENING + timedelta(milliseconds=place))
    if session.ended:
        writer.close("ended", {"holds": 2, "t_s": 12.5})
    else:
        writer.flush()
    edit.annotate(journal, writer.session_id, session.note)
    edit.tag(journal, writer.session_id, session.tags)
    if session.judged:
        keep_verdict(journal, writer.session_id, Verdict("0.2.0", EVENING, JUDGED))
    return load(journal, writer.session_id)


def taken(path: Path, journal: Path, **said: Any) -> StoredSession:
    """Imported, without a question."""
    number = look(path, Said(**said)).keep(journal, {"file": path.name}, lambda _: None)
    return load(journal, number)


def whole(journal: Path, session: StoredSession) -> dict[str, Any]:
    """Everything that is kept of a session but its number, its kind and where it came from."""
    info = session.info
    summary = dict(info.summary.stored or {})
    summary.pop("imported", None)
    return {
        "messages": spelled(list(session.messages())),
        "events": [(kept.utc, repr(kept.event)) for kept in session.events],
        "started": (info.started, info.started.utcoffset(), info.zone),
        "ended": (info.ended, info.end_reason),
        "by": (info.program_version, info.device),
        "hello": (repr(info.hello), repr(info.calibration)),
        "limits": dict(info.limits),
        "summary": summary,
        "words": (info.note, info.tags, info.worked),
        "verdicts": [
            (each.program_version, each.judged, each.analysis)
            for each in verdicts(journal, info.id)
        ],
    }


def spelled(messages: Sequence[Message]) -> list[object]:
    """Reading by reading, bit by bit: how samples were cut is left out, their order is not."""
    out: list[object] = []
    for message in messages:
        if isinstance(message, Samples):
            out += [
                (int(tick), raw.hex() if math.isfinite(raw) else repr(raw))
                for tick, raw in zip(message.tick, message.raw.tolist(), strict=True)
            ]
        else:
            out.append(repr(message))
    return out


def kept_nothing(journal: Path) -> bool:
    return not journal.exists() or list_sessions(journal) == []


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
