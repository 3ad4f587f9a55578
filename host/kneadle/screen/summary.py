"""A finished session as a small table."""

from kneadle.screen.state import SessionState
from kneadle.screen.words import unit
from kneadle.telling import ENDINGS, GLYPHS, NAMES, count, minutes


def summary(state: SessionState) -> list[str]:
    held_s = sum(hold.held_s for hold in state.holds)
    times = sum(tally.times for tally in state.warned.values())
    headline = f"{count(len(state.holds), 'hold')}, {held_s:.0f} s held; {count(times, 'warning')}"
    return [headline, "", *_holds(state), "", *warnings(state)]


def _holds(state: SessionState) -> list[str]:
    if not state.holds:
        return ["No hold of 3 s or more."]
    rows = [
        f"{minutes(hold.start_s):>5}  {hold.held_s:5.0f} s {hold.mean_n:5.0f} {hold.peak_n:5.0f}"
        f"   {'counted' if hold.credited else 'too short'}, {ENDINGS[hold.reason]}"
        for hold in state.holds
    ]
    return [f"Holds in seconds and {unit(state.view)}", f"{'at':>5} {'held':>8} mean  peak", *rows]


def warnings(state: SessionState) -> list[str]:
    if not state.warned:
        return ["No warnings."]
    rows = [
        f"{minutes(tally.first_s):>5}  {tally.times:4} x  {_peak(tally.peak_n):>5}"
        f"         {GLYPHS[kind]} {NAMES[kind]}"
        for kind, tally in state.warned.items()
    ]
    return ["Warnings", f"{'first':>5} {'times':>6}    peak", *rows]


def _peak(peak_n: float) -> str:
    """A gap has none: nobody knows the force in it."""
    return f"{peak_n:.0f}" if peak_n > 0.0 else "--"
