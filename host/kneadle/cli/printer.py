"""Events as lines, for people and for programs, and the table at the end."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from kneadle.events import Event, HoldCredited, HoldEnded, WarningEnded, to_json
from kneadle.review.hold import HoldNumbers
from kneadle.review.holds import holds
from kneadle.telling import ENDINGS, NAMES, minutes, tell, unit_of
from kneadle.view import Update

Words = Callable[[Event, str], str | None]


class JsonPrinter:
    """One object an event; `more` is what it says beside its own fields."""

    def __init__(
        self,
        line: Callable[[str], None],
        more: Callable[[Event], dict[str, Any]] = lambda _: {},
    ) -> None:
        self._line, self._more = line, more

    def show(self, update: Update) -> None:
        utc = update.utc.isoformat(timespec="milliseconds") if update.utc else None
        for event in update.events:
            self._line(json.dumps({**to_json(event), **self._more(event), "utc": utc}))


def tell_guided(event: Event, unit: str) -> str | None:
    """Whether a hold counts says the coach, in a moment."""
    match event:
        case HoldCredited(held_s=held_s):
            return f"{held_s:.0f} s held"
        case HoldEnded(held_s=held_s, reason=reason):
            return f"hold ended after {held_s:.0f} s ({ENDINGS[reason]})"
    return tell(event, unit)


class LinePrinter:
    """A sentence an event; `events` remembers them for the table at the end."""

    def __init__(self, line: Callable[[str], None], words: Words = tell) -> None:
        self._line, self._words = line, words
        self.events: list[Event] = []

    def show(self, update: Update) -> None:
        unit = unit_of(relative=update.view.relative)
        for event in update.events:
            self.events.append(event)
            said = self._words(event, unit)
            if said is not None:
                self._line(f"{minutes(event.t_s):>6}  {said}")


def table(events: Iterable[Event]) -> str:
    """Holds and warnings, as a person would want them at the end."""
    known = list(events)
    held = holds(known)
    warnings = [e for e in known if isinstance(e, WarningEnded)]
    lines = ["", "Holds     start    held  counted  mean   peak  varies by  ended by"]
    lines += [_hold_row(hold) for hold in held]
    lines += [] if held else ["  none"]
    lines += ["", "Warnings                 start   lasted   peak"]
    lines += [_warning_row(warning) for warning in warnings]
    lines += [] if warnings else ["  none"]
    return "\n".join(lines)


def _hold_row(hold: HoldNumbers) -> str:
    counts = "yes" if hold.counts else "no"
    return (
        f"{hold.number:>5} {minutes(hold.start_s):>9} {hold.held_s:>5.1f} s {counts:>7}"
        f" {hold.mean_n:>6.1f} {hold.peak_n:>6.1f} {100 * hold.cv:>8.0f} %  {ENDINGS[hold.reason]}"
    )


def _warning_row(warning: WarningEnded) -> str:
    peak = f"{warning.peak_n:>6.1f}" if warning.peak_n else "     -"
    lasted_s = warning.end_s - warning.start_s
    return f"  {NAMES[warning.kind]:<21} {minutes(warning.start_s):>6} {lasted_s:>6.1f} s {peak}"
