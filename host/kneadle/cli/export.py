"""kneadle export: a session for another program, or for another Kneadle."""

from argparse import Namespace

from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.cli.recording import load_session
from kneadle.cli.target import refuse
from kneadle.exchange.export import export, files_of
from kneadle.exchange.table import LeftOut
from kneadle.journal.where import journal_path
from kneadle.named import expanded
from kneadle.telling import count


def run(arguments: Namespace) -> int:
    to = expanded(arguments.file)
    stored = load_session(arguments.session)
    files = files_of(to)
    refuse(files, force=arguments.force)
    with bar("Exporting") as watch:
        left_out = export(stored, journal_path(), to, watch)
    those = " and ".join(map(str, files))
    say("\n".join([f"Session {stored.info.id} is now in {those}.", *_said(left_out)]))
    return 0


def _said(left_out: LeftOut) -> list[str]:
    lines: list[str] = []
    if left_out.not_used:
        again = "that came again, too late, or before the device said what it is"
        lines.append(f"Left out: {count(left_out.not_used, 'reading')} {again}.")
    if left_out.missing or left_out.damaged:
        lost = f"{count(left_out.missing, 'reading')}, {count(left_out.damaged, 'row')}"
        lines.append(f"Damaged in the journal, so not in the file: {lost}.")
    return lines
