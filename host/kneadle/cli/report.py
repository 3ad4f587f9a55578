"""kneadle report: a session, or weeks, as one HTML file for somebody else to read."""

from argparse import Namespace
from datetime import date, datetime
from pathlib import Path

from kneadle import program_version
from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.cli.recording import load_session
from kneadle.errors import KneadleError
from kneadle.journal.where import journal_path
from kneadle.report import from_journal, pdf, session_page, weeks_page
from kneadle.report.content import Watch


def run(arguments: Namespace) -> int:
    now = datetime.now().astimezone()
    with bar("Reading") as watch:
        name, page = (
            _of_session(arguments.session, now, watch)
            if arguments.since is None
            else _of_weeks(arguments, now, watch)
        )
    to = (arguments.output or Path(f"{name}.html")).expanduser()
    _write(to, page, force=arguments.force)
    if not arguments.pdf:
        say(f"The report is in {to}.")
        return 0
    printed = to.with_suffix(".pdf")
    _refuse(printed, force=arguments.force)
    pdf.print_to(printed, to)
    say(f"The report is in {to} and {printed}.")
    return 0


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


def _write(to: Path, page: bytes, *, force: bool) -> None:
    _refuse(to, force=force)
    try:
        to.write_bytes(page)
    except OSError as error:
        raise KneadleError(
            f"The report could not be written to {to}: {error.strerror}.",
            "Choose another folder or make room.",
        ) from error


def _refuse(to: Path, *, force: bool) -> None:
    if to.is_dir():
        raise KneadleError(f"{to} is a folder.", "Name a file in it.")
    if to.exists() and not force:
        raise KneadleError(f"{to} is there already.", "Name another file, or add --force.")
