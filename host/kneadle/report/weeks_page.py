"""The report of weeks: what was done, and whether anything changed beyond chance."""

from collections.abc import Iterator

from kneadle.report import data, meanings, said, weeks_words
from kneadle.report.content import Kept, Weeks
from kneadle.report.courses import courses
from kneadle.report.days import days
from kneadle.report.document import document
from kneadle.report.heading import heading
from kneadle.report.html import Html, join
from kneadle.report.parts import Section, bullets, paragraph
from kneadle.report.safety import safety
from kneadle.report.sessions import sessions
from kneadle.report.where import body_map
from kneadle.telling import count


def page(weeks: Weeks) -> bytes:
    title = f"Kneadle, {weeks.since} to {weeks.until}"
    return document(title, _head(weeks), list(_sections(weeks)), data.of_weeks(weeks))


def _head(weeks: Weeks) -> Html:
    devices = dict.fromkeys(each.row.device for each in weeks.sessions if each.row.device)
    ceilings = [n for each in weeks.sessions if each.numbers.sites for n in _ceilings(each)]
    pairs = [
        ("Days", f"{weeks.since:%d %B %Y} to {weeks.until:%d %B %Y}"),
        ("Sessions", str(len(weeks.sessions))),
        ("Devices", ", ".join(devices) or "none"),
        ("Ceilings", f"{min(ceilings):.0f} to {max(ceilings):.0f} N" if ceilings else "none set"),
        ("Report made", f"{weeks.made:%Y-%m-%d %H:%M} by Kneadle {weeks.by}"),
    ]
    return heading(f"{weeks.since:%d %B} to {weeks.until:%d %B %Y}", pairs, _mind(weeks))


def _ceilings(kept: Kept) -> list[float]:
    return [each.ceiling_n for each in kept.numbers.sites if each.ceiling_n is not None]


def _mind(weeks: Weeks) -> Iterator[str]:
    demos = sum(each.row.kind == "demo" for each in weeks.sessions)
    if demos:
        some = f"{count(demos, 'session')} {'is' if demos == 1 else 'are'}"
        which = "All of it is" if demos == len(weeks.sessions) else some
        yield f"{which} made up: a simulated ball and a simulated person. Nobody was measured."
    if weeks.imported:
        were, they = ("was", "it") if weeks.imported == 1 else ("were", "they")
        left = f"{count(weeks.imported, 'imported session')} {were} left aside"
        yield f"{left}: {they} may be somebody else's."
    if any(each.numbers.relative for each in weeks.sessions):
        yield "Forces of a sensor that nobody calibrated are left out of every comparison."


def _sections(weeks: Weeks) -> Iterator[Section]:
    yield Section("short", "In short", bullets(weeks_words.in_short(weeks)))
    yield Section("where", "Where", _map(weeks))
    yield Section("changes", "Changes over the weeks", courses(weeks))
    yield Section("days", "Day by day", days(weeks))
    yield Section("sessions", "Sessions", sessions(weeks))
    yield from said.sections(weeks.sessions, days=True)
    yield meanings.of_weeks()
    yield safety()


def _map(weeks: Weeks) -> Html:
    worked = {(each.muscle, each.side): each.loaded_s for each in weeks.courses}
    drawn = body_map(worked)
    return drawn if drawn else join([paragraph("No guided session: nobody said where.")])
