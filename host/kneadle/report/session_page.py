"""The report of one session."""

from collections.abc import Iterator

from kneadle.report import data, meanings, said, words
from kneadle.report.content import Session
from kneadle.report.document import document
from kneadle.report.heading import heading
from kneadle.report.holds import holds
from kneadle.report.html import Html
from kneadle.report.parts import Section, bullets, facts, paragraph
from kneadle.report.plot import plot
from kneadle.report.safety import safety
from kneadle.report.show import duration, number, share, times
from kneadle.report.stretches import stretches
from kneadle.report.warned import warned
from kneadle.report.where import where
from kneadle.telling import count


def page(session: Session) -> bytes:
    row = session.kept.row
    title = f"Kneadle session {row.id}, {row.started:%Y-%m-%d}"
    return document(title, _head(session), list(_sections(session)), data.of_session(session))


def _head(session: Session) -> Html:
    row, numbers = session.kept.row, session.kept.numbers
    pairs = [
        ("Session", f"{row.id}, {'guided' if numbers.guided else 'live'}"),
        ("Began", f"{row.started:%A %d %B %Y, %H:%M} ({row.zone})"),
        ("Length", duration(session.kept.length_s or session.trace.end_s)),
        ("Device", row.device or "none"),
        ("Ceiling", words.ceilings(numbers) or "none: no muscle was chosen"),
        ("Recorded by", f"Kneadle {row.program_version}"),
        ("Report made", f"{session.made:%Y-%m-%d %H:%M} by Kneadle {session.by}"),
    ]
    if row.tags:
        pairs.append(("Tags", ", ".join(row.tags)))
    return heading(f"Session of {row.started:%d %B %Y}", pairs, list(_mind(session)))


def _mind(session: Session) -> Iterator[str]:
    row = session.kept.row
    if row.made_up:
        yield "Made up: a simulated ball and a simulated person. Nobody was measured."
    if row.kind == "import":
        whose = "." if row.made_up else ", and perhaps of somebody else."
        yield f"Imported: recorded elsewhere{whose}"
    if session.trace.unit == "rel":
        yield (
            "Relative force: nobody calibrated the sensor. 100 is its full scale, not newtons;"
            " it cannot be compared with other devices."
        )
    if row.interrupted:
        yield "Not closed: the program was killed, or was still recording."
    if session.missing:
        yield f"Damaged: {count(session.missing, 'reading')} could not be read from the journal."


def _sections(session: Session) -> Iterator[Section]:
    numbers = session.kept.numbers
    yield Section("short", "In short", bullets(words.in_short(session)))
    yield plot(session.trace)
    yield where(numbers)
    yield holds(session.trace)
    yield warned(session.trace, numbers)
    yield from said.sections([session.kept], days=False)
    yield Section("link", "How well the ball was heard", _link(session))
    yield stretches(session.trace)
    yield meanings.of_a_session()
    yield safety()


def _link(session: Session) -> Html:
    link = session.kept.numbers.link
    if not session.kept.row.readings:
        return paragraph(words.NO_READING)
    return facts(
        [
            ("Readings used", number(link.samples, 0)),
            ("Lost", f"{number(link.lost, 0)} ({share(link.lost_share)})"),
            ("Gaps", f"{link.gaps}, {number(link.gap_s)} s in all"),
            ("Link away", f"{times(link.away)}, {number(link.away_s)} s in all"),
            ("At the end", "away" if link.gone else "there"),
        ]
    )
