"""kneadle import: a recording from elsewhere, into the journal."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import Any

from kneadle.cli.ask import choose, confirm
from kneadle.cli.bar import bar
from kneadle.cli.exchange_parser import TIMES, UNITS
from kneadle.cli.import_words import preview_text
from kneadle.cli.output import say
from kneadle.cli.running import on_terminal
from kneadle.errors import TraceError
from kneadle.exchange.described import plain_json
from kneadle.exchange.importing import Import, look, readable
from kneadle.exchange.preview import Preview
from kneadle.exchange.recording import Said
from kneadle.exchange.twice import imported_from, twice_of
from kneadle.journal.where import journal_path
from kneadle.named import expanded

MAY_SAY = {"unit": UNITS, "time": TIMES}
UNIT_OF = {"unit": "force", "time": "time"}
QUESTIONS = {"unit": "In which unit is the force?", "time": "In which unit is the time?"}


def run(arguments: Namespace) -> int:
    path = expanded(arguments.file)
    said = Said(arguments.unit, arguments.time, arguments.column, arguments.started)
    found = look(path, said)
    if arguments.json:
        return _as_json(path, found, said, yes=arguments.yes, again=arguments.again)
    say(preview_text(found.preview))
    if found.preview.to_say and on_terminal():
        said = _asked(found.preview, said)
        found = look(path, said)
        say(f"\n{preview_text(found.preview)}")
    imported, twice = _compared(path, found.preview, said)
    _refuse(found.preview, None if arguments.again else twice)
    if not arguments.yes and not confirm("Import it?", "Add --yes to import it unasked."):
        say("Nothing was imported.")
        return 0
    number = _keep(path, found, imported)
    say(f"Imported as session {number}; `kneadle log show {number}` shows it.")
    return 0


def _as_json(path: Path, found: Import, said: Said, *, yes: bool, again: bool) -> int:
    """The preview alone, or with the session that it became."""
    imported, twice = _compared(path, found.preview, said)
    preview = replace(found.preview, twice_of=twice)
    if yes:
        _refuse(preview, None if again else twice)
    session_id = _keep(path, found, imported) if yes else None
    say(plain_json({**preview.to_json(), "session": session_id}))
    return 0


def _asked(preview: Preview, said: Said) -> Said:
    for name in preview.to_say:
        options = MAY_SAY[name]
        chosen = options[choose(QUESTIONS[name], options, f"Give --{name}.")]
        said = replace(said, unit=chosen) if name == "unit" else replace(said, time=chosen)
    return said


def _compared(path: Path, preview: Preview, said: Said) -> tuple[dict[str, Any], int | None]:
    with readable(path):
        imported = imported_from(path, preview, said)
    return imported, twice_of(journal_path(), preview, imported)


def _refuse(preview: Preview, twice: int | None) -> None:
    """Raises TraceError for what cannot be taken yet, or was."""
    if preview.unit and "unit" in preview.to_say:
        raise TraceError(
            f"{preview.file} says {preview.unit}, which would be more than a person can press.",
            f"Give --unit {'|'.join(UNITS)}: {preview.unit} if it is right.",
        )
    if preview.to_say:
        units = " and ".join(f"the unit of {UNIT_OF[name]}" for name in preview.to_say)
        options = " and ".join(f"--{name} {'|'.join(MAY_SAY[name])}" for name in preview.to_say)
        raise TraceError(f"{preview.file} does not say {units}.", f"Give {options}.")
    if twice is not None:
        raise TraceError(
            f"{preview.file} is in the journal already, as session {twice}.",
            "Add --again to import it once more.",
        )


def _keep(path: Path, found: Import, imported: dict[str, Any]) -> int:
    with readable(path), bar("Importing") as watch:
        return found.keep(journal_path(), imported, watch)
