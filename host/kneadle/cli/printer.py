"""Events as lines, for people and for programs, and the table at the end."""

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

from kneadle.events import Event, HoldEnded, WarningEnded, to_json
from kneadle.screen.telling import ENDINGS, NAMES, minutes, tell
from kneadle.view import Update

SHORTEST_S = 3.0  # a hold cut shorter after it was told is no hold


class JsonPrinter:
    """One object a line, flushed at once."""

    def __init__(self, out: TextIO = sys.stdout) -> None:
        self._out = out

    def show(self, update: Update) -> None:
        for event in update.events:
            line = {**to_json(event), "utc": datetime.now(UTC).isoformat(timespec="milliseconds")}
            self._out.write(json.dumps(line) + "\n")
        if update.events:
            self._out.flush()


class LinePrinter:
    """A sentence an event."""

    def __init__(self, out: TextIO = sys.stdout) -> None:
        self._out = out
        self.events: list[Event] = []

    def show(self, update: Update) -> None:
        unit = "rel" if update.view.relative else "N"
        for event in update.events:
            self.events.append(event)
            said = tell(event, unit)
            if said is not None:
                self._out.write(f"{minutes(event.t_s):>6}  {said}\n")
        if update.events:
            self._out.flush()


def table(events: Iterable[Event]) -> str:
    """Holds and warnings, as a person would want them at the end."""
    known = list(events)
    holds = [e for e in known if isinstance(e, HoldEnded) and e.held_s >= SHORTEST_S]
    warnings = [e for e in known if isinstance(e, WarningEnded)]
    lines = ["", "Holds     start    held  counts   mean   peak  unsteady  ended by"]
    lines += [_hold_row(number, hold) for number, hold in enumerate(holds, 1)]
    lines += [] if holds else ["  none"]
    lines += ["", "Warnings                 start   lasted   peak"]
    lines += [_warning_row(warning) for warning in warnings]
    lines += [] if warnings else ["  none"]
    return "\n".join(lines)


def _hold_row(number: int, hold: HoldEnded) -> str:
    counts = "yes" if hold.credited else "no"
    return (
        f"{number:>5} {minutes(hold.start_s):>9} {hold.held_s:>5.1f} s {counts:>7}"
        f" {hold.mean_n:>6.1f} {hold.peak_n:>6.1f} {hold.cv:>8.1%}   {ENDINGS[hold.reason]}"
    )


def _warning_row(warning: WarningEnded) -> str:
    peak = f"{warning.peak_n:>6.1f}" if warning.peak_n else "     -"
    lasted_s = warning.end_s - warning.start_s
    return f"  {NAMES[warning.kind]:<21} {minutes(warning.start_s):>6} {lasted_s:>6.1f} s {peak}"
