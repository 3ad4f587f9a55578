"""A recording of other programs, judged by today's pipeline as if it were heard now."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kneadle import program_version
from kneadle.detect.limits import Limits
from kneadle.errors import TraceError
from kneadle.exchange.as_messages import messages
from kneadle.exchange.doubtful import doubtful
from kneadle.exchange.judging import Judging
from kneadle.exchange.keep import Origin, keeping
from kneadle.exchange.length import refuse_endless, refuse_slow
from kneadle.exchange.preview import Preview
from kneadle.exchange.recording import Recording, Said
from kneadle.exchange.survey import Survey, moments, survey
from kneadle.exchange.table import Watch
from kneadle.exchange.units import N_PER, S_PER
from kneadle.exchange.zeroed import called_zero

TOO_LONG = "Correct the rows whose time is off, or say the unit of time with --time."


@dataclass(frozen=True, slots=True)
class When:
    """`zero` is the time in the file that is called 0; `unit` None if nobody knows it."""

    unit: str | None
    zero: float
    started: datetime
    by: str


class TableImport:
    """Reads all of the file once. Raises TraceError, OSError."""

    def __init__(self, path: Path, recording: Recording, said: Said) -> None:
        found = survey(recording)
        _refuse_too_few(path, found)
        when = _when(path, recording, found, said)
        if when.unit != recording.time:  # told by the size of the times: what is sound may change
            recording = replace(recording, time=when.unit)
            found = survey(recording)
            _refuse_too_few(path, found)
            when = _when(path, recording, found, said)
        refuse_endless(path.name, _length_s(found, when.unit) or 0.0, TOO_LONG)
        refuse_slow(path.name, found.step * S_PER[when.unit] if when.unit else 0.0)
        self._recording, self._found, self._when = recording, found, when
        self.preview = _preview(path, recording, found, when, said)

    def keep(self, journal: Path, imported: dict[str, Any], watch: Watch) -> int:
        """The session's number. Raises JournalError, OSError."""
        unit, when, found = self._recording.unit, self._when, self._found
        assert unit is not None and when.unit is not None, "the preview asked for them"
        limits = Limits()
        recorded = self._recording
        origin = Origin(
            program_version(), when.started, limits.to_json(), recorded.note, recorded.tags
        )
        first_s = (found.first - when.zero) * S_PER[when.unit]
        judging = Judging(limits, when.started, first_s)
        with keeping(journal, origin) as keep:
            for message in messages(self._recording, found, unit, when.unit, when.zero):
                for kept in judging.feed(message):
                    keep.event(kept)
                keep.message(message)
                watch(min(1.0, judging.readings / found.rows))
            for kept in judging.finish():
                keep.event(kept)
            keep.ended = when.started + timedelta(seconds=_length_s(found, when.unit) or 0.0)
            keep.end_reason = "imported"
            was = {**imported, **({"made_up": True} if recorded.made_up else {})}
            keep.summary = {**asdict(judging.ended()), "imported": was}
        return keep.session_id


def _refuse_too_few(path: Path, found: Survey) -> None:
    if found.rows >= 2:
        return
    why = "; ".join(f"{rows} × {why}" for why, rows, _ in found.skipped.reasons())
    raise TraceError(
        f"{path.name} holds fewer than two rows of numbers{f' ({why})' if why else ''}.",
        "Check that the recording was not cut short, and that it is one of force.",
    )


def _when(path: Path, recording: Recording, found: Survey, said: Said) -> When:
    unit, zero, began = moments(recording, found)
    if said.started is not None:
        return When(unit, zero, said.started, "you")
    if began is not None:
        return When(unit, zero, began, "the file")
    changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    length_s = _length_s(found, unit) or 0.0
    by = "the file's last change, since it has no date in it; --started says it better"
    return When(unit, zero, changed - timedelta(seconds=length_s), by)


def _length_s(found: Survey, unit: str | None) -> float | None:
    return None if unit is None else (found.last - found.first) * S_PER[unit]


def _preview(path: Path, recording: Recording, found: Survey, when: When, said: Said) -> Preview:
    n_per = 1.0 if recording.relative else N_PER.get(recording.unit or "")
    step_s = found.step * S_PER[when.unit] if when.unit else 0.0
    doubt = doubtful(recording, found)
    to_say = ["unit"] if recording.unit is None or (doubt and said.unit is None) else []
    return Preview(
        file=str(path),
        form=recording.form,
        device=recording.device,
        started=when.started,
        started_by=when.by,
        duration_s=_length_s(found, when.unit),
        readings=found.rows,
        rate_hz=float(f"{1 / step_s:.4g}") if step_s > 0 else None,
        unit=recording.unit,
        time=when.unit,
        lowest_n=found.lowest * n_per if n_per else None,
        highest_n=found.highest * n_per if n_per else None,
        note=recording.note,
        tags=recording.tags,
        understood=tuple(_understood(recording, found, when, doubt)),
        skipped=tuple(found.skipped.reasons()),
        not_kept=recording.not_kept,
        to_say=tuple(to_say if when.unit else [*to_say, "time"]),
    )


def _understood(
    recording: Recording, found: Survey, when: When, doubt: str | None
) -> Iterator[str]:
    yield from recording.understood
    if recording.unit and when.unit:
        zero = called_zero(recording, found, recording.unit, when.unit, when.zero)
        yield from [zero] if zero else []
    yield from [doubt] if doubt else []
