"""What the coach refused, the ceilings it lowered, and the notes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kneadle.coach import rules
from kneadle.coach.guarded import in_force_n
from kneadle.coach.told import CeilingLowered, Refused
from kneadle.report.content import Kept
from kneadle.report.html import Html, join, said
from kneadle.report.parts import Section, bullets, paragraph
from kneadle.report.show import capital, site, times
from kneadle.telling import unit_of

# Said at the ordinary end of every well-used dose: not what a reader looks for first.
ENOUGH = {rule.id for rule in (rules.REST, rules.HOLDS, rules.POINT, rules.SITE, rules.SESSION)}


def sections(sessions: Sequence[Kept], *, days: bool) -> Iterator[Section]:
    """`days`: each line says when it was."""
    refused = [(kept.day, event) for kept in sessions for event in kept.refused]
    lowered = [(kept.day, event) for kept in sessions for event in kept.lowered]
    ordered = sorted(refused, key=lambda each: each[1].rule in ENOUGH)
    told = [*((day, _refused(event)) for day, event in ordered)]
    told += [(day, _lowered(event)) for day, event in lowered]
    yield Section("refused", "What the coach refused", _listed(_once(told, days=days)))
    notes = [_note(kept.day, note, days=days) for kept in sessions for note in kept.notes]
    yield Section("notes", "Notes", _listed(notes))


def refusals(events: Iterable[Refused]) -> str:
    """How often, and how often it was only enough for the day."""
    all_ = [event.rule in ENOUGH for event in events]
    enough, refused = sum(all_), len(all_) - sum(all_)
    said_no = f"The coach refused {times(refused)}" if refused else "The coach refused nothing"
    return f"{said_no}{f', and called it enough {times(enough)}' if enough else ''}."


def _refused(event: Refused) -> str:
    return f"{_where(event.muscle, event.side)}{event.why} {event.do}"


def _lowered(event: CeilingLowered) -> str:
    unit = unit_of(relative=event.relative)
    ceiling_n = in_force_n(event.ceiling_n, relative=event.relative)
    words = f"too much at {event.force_n:.0f} {unit}: ceiling lowered to {ceiling_n:.0f} {unit}."
    return capital(f"{_where(event.muscle, event.side)}{words}")


def _where(muscle: str, side: str) -> str:
    return f"{capital(site(muscle, side))}: " if muscle else ""


def _once(told: Iterable[tuple[date, str]], *, days: bool) -> list[Html]:
    """The same words once, with all their days."""
    when: dict[str, list[str]] = {}
    for day, words in told:
        when.setdefault(words, []).append(f"{day:%d %b}")
    return [join([words, _times(on, days=days)]) for words, on in when.items()]


def _times(on: Sequence[str], *, days: bool) -> str:
    often = f"{times(len(on))}: " if len(on) > 1 else ""
    if days:
        return f" ({often}{', '.join(dict.fromkeys(on))})"
    return f" ({times(len(on))})" if len(on) > 1 else ""


def _note(day: date, note: str, *, days: bool) -> Html:
    return join([f"{day:%d %b %Y}: " if days else "", said(note)])


def _listed(lines: Sequence[Html]) -> Html:
    return bullets(lines) if lines else paragraph("None.")
