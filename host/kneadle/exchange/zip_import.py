"""A session that another Kneadle exported, taken as it is: nothing is judged anew."""

from collections import Counter
from pathlib import Path
from typing import Any

from kneadle.exchange import zip_contents as contents
from kneadle.exchange.holed import with_holes
from kneadle.exchange.keep import keeping
from kneadle.exchange.length import Length
from kneadle.exchange.preview import Preview
from kneadle.exchange.session_zip import opened
from kneadle.exchange.table import Watch
from kneadle.exchange.zip_given import MADE_UP, Given, NotKept, given_in
from kneadle.journal.came_to import came_to
from kneadle.journal.holes import Hole
from kneadle.samples import Hello, Samples


class ZipImport:
    """Reads all of the file once, to be sure of it. Raises TraceError, OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        strange = Counter[str]()
        with opened(path) as file:
            given = given_in(file, _in(strange))
            rate_hz: float | None = None
            length = Length(path.name)
            self.readings = 0
            for message in contents.messages(file, _in(strange)):
                length.add(message)
                self.readings += _readings(message)
                rate_hz = message.rate_hz if isinstance(message, Hello) else rate_hz
            events = sum(1 for _ in contents.events(file, _in(strange)))
            judged = sum(1 for _ in contents.verdicts(file, _in(strange)))
            foreign = file.foreign
        self.preview = Preview(
            file=str(path),
            form="a session of Kneadle",
            device=given.device,
            started=given.origin.started,
            started_by="the session itself",
            duration_s=_length_s(given, length.lasted_s),
            readings=self.readings,
            missing=given.lost.missing,
            rate_hz=rate_hz,
            unit=None,
            time=None,
            events=events,
            note=given.origin.note,
            tags=given.origin.tags,
            understood=tuple(_understood(given, judged)),
            not_kept=(*(f"{n} × {name}" for name, n in strange.items()), *foreign),
        )

    def keep(self, journal: Path, imported: dict[str, Any], watch: Watch) -> int:
        """The session's number. Raises TraceError, JournalError, OSError."""
        with opened(self._path) as file:
            given = given_in(file, _nobody)
            with keeping(journal, given.origin) as keep:
                done = 0
                for item in with_holes(contents.messages(file, _nobody), given.lost.holes):
                    if isinstance(item, Hole):
                        keep.hole(item.readings)
                        continue
                    keep.message(item)
                    done += _readings(item)
                    watch(min(1.0, done / max(1, self.readings)))
                for kept in contents.events(file, _nobody):
                    keep.event(kept)
                keep.ended, keep.end_reason = given.ended, given.end_reason
                keep.summary = {**given.summary, "imported": _from(given, imported)}
                keep.verdicts = contents.verdicts(file, _nobody)
        return keep.session_id


def _from(given: Given, imported: dict[str, Any]) -> dict[str, Any]:
    was = {**imported, "kind": given.kind, **({"made_up": True} if given.made_up else {})}
    return {**was, "lost": given.lost.to_json()} if given.lost else was


def _understood(given: Given, judged: int) -> list[str]:
    version = given.origin.program_version
    lines = [f"Recorded by Kneadle {version}; events are taken as they were told."]
    if given.made_up:
        lines.append(MADE_UP)
    if given.ended is None:
        lines.append("It never came to its end, or was still running.")
    if given.lost:
        lines.append(str(given.lost))
    if judged:
        lines.append(f"Verdicts of later versions come with it: {judged}.")
    return lines


def _length_s(given: Given, by_readings_s: float | None) -> float | None:
    """As the ball's clock had it; else as the computer's, which a simulated one may outrun."""
    t_s = came_to(given.summary).t_s
    if t_s is not None or by_readings_s is not None:
        return by_readings_s if t_s is None else t_s
    return (given.ended - given.origin.started).total_seconds() if given.ended else None


def _in(strange: Counter[str]) -> NotKept:
    return lambda name: strange.update([name])


def _nobody(name: str) -> None:
    """The preview said it."""


def _readings(message: object) -> int:
    return len(message.tick) if isinstance(message, Samples) else 0
