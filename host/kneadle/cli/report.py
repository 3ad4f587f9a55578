"""kneadle report: a session, or weeks, as one HTML file for somebody else to read."""

from argparse import Namespace
from datetime import date, datetime
from pathlib import Path

from kneadle import program_version
from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.cli.recording import load_session
from kneadle.cli.target import refuse
from kneadle.errors import KneadleError
from kneadle.journal.where import journal_path
from kneadle.named import expanded
from kneadle.report import from_journal, pdf, session_page, weeks_page
from kneadle.report.content import Watch
from kneadle.written import written_whole


def run(arguments: Namespace) -> int:
    now = datetime.now().astimezone()
    with bar("Reading") as watch:
        name, page = (
            _of_session(arguments.session, now, watch)
            if arguments.since is None
            else _of_weeks(arguments, now, watch)
        )
    to = expanded(arguments.output or Path(f"{name}.html"))
    files = [to, to.with_suffix(".pdf")] if arguments.pdf else [to]
    refuse(files, force=arguments.force)
    _write(page, *files)
    say(f"The report is in {' and '.join(map(str, files))}.")
    return 0


def _write(page: bytes, to: Path, printed: Path | None = None) -> None:
    with written_whole(to) as new:
        new.write_bytes(page)
    if printed:
        with written_whole(printed) as new:
            pdf.print_to(new, to)


def _of_session(name: str, now: datetime, watch: Watch) -> tuple[str, bytes]:
    stored = load_session(name)
    found = from_journal.session(stored, now, program_version(), watch)
    return f"kneadle-session-{stored.info.id}", session_page.page(found)


def _of_weeks(arguments: Namespace, now: datetime, watch: Watch) -> tuple[str, bytes]:
    since, until = arguments.since, now.date()
    found = from_journal.weeks(journal_path(), since, until, now, program_version(), watch)
    if not found.sessions:
        raise _nothing(since, found.imported)
    return f"kneadle-{since}-to-{until}", weeks_page.page(found)


def _nothing(since: date, imported: int) -> KneadleError:
    if not imported:
        return KneadleError(f"There is no session since {since}.", "`kneadle log` lists them.")
    all_ = "The only session" if imported == 1 else f"Each of the {imported} sessions"
    return KneadleError(
        f"{all_} since {since} was imported, and may be somebody else's: a report of weeks leaves"
        " such aside.",
        "`kneadle report SESSION` makes one of a single session; `kneadle log` lists them.",
    )
