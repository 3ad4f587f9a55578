"""kneadle demo --weeks N: weeks of made-up sessions, so that there is something to look back on."""

import json
import shlex
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from kneadle.cli.bar import bar
from kneadle.cli.output import say
from kneadle.errors import JournalError
from kneadle.journal.backup import restore
from kneadle.journal.read import list_sessions
from kneadle.journal.store import explained
from kneadle.journal.where import example_weeks_path
from kneadle.telling import count


@dataclass(frozen=True, slots=True)
class Made:
    journal: str
    sessions: int
    since: str
    until: str
    simulated: bool = True


def run(arguments: Namespace) -> int:
    path = example_weeks_path()
    _require_ours(path)
    days = timedelta(weeks=arguments.weeks)
    since = datetime.now().astimezone().date() - days  # until yesterday: today is still to come
    with bar("Simulating") as watch:
        made = _make(path, since, days, watch)
    say(json.dumps(asdict(made)) if arguments.json else _text(made))
    return 0


def _require_ours(path: Path) -> None:
    """What was made here may be made again, and nothing else. Raises JournalError."""
    from kneadle_sims.weeks import TAG

    if not path.exists() or path.stat().st_size == 0:
        return
    if not all(row.kind == "demo" and TAG in row.tags for row in list_sessions(path)):
        raise JournalError(
            f"{path} holds sessions that `kneadle demo --weeks` did not make.",
            "Nothing in it was changed. Move it away, then try again.",
        )


def _make(path: Path, since: date, days: timedelta, watch: Callable[[float], None]) -> Made:
    """Beside the old one, which stays until the new one is whole. Raises JournalError."""
    from kneadle_sims.weeks import fill

    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix="weeks-") as folder:
            new = Path(folder) / path.name
            sessions = fill(new, since, days.days, watch=watch)
            aside = restore(new, path, datetime.now())
        if aside is not None:
            aside.unlink(missing_ok=True)
    until = since + days - timedelta(days=1)
    return Made(str(path), sessions, since.isoformat(), until.isoformat())


def _text(made: Made) -> str:
    look = f"  KNEADLE_JOURNAL={shlex.quote(made.journal)} kneadle"
    return "\n".join(
        (
            f"{count(made.sessions, 'session')} of a made-up person on a simulated ball, from"
            f" {made.since} to {made.until}:",
            "nobody was measured. They are kept apart from your own. To look at them:",
            f"{look} log",
            f"{look} review",
            f"{look} report --since {made.since}",
        )
    )
