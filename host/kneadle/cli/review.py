"""kneadle review: look back at the sessions, and back to that after a replay."""

import asyncio
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kneadle.cli import ending
from kneadle.cli.preferences import preferences
from kneadle.cli.review_filter import wanted
from kneadle.cli.terminal import that_may_close
from kneadle.errors import KneadleError
from kneadle.journal.where import journal_path
from kneadle.screen.review.app import ReviewApp

if TYPE_CHECKING:
    from kneadle.detect.limits import Limits
    from kneadle.review.piece import Piece
    from kneadle.samples import Message


def run(arguments: Namespace) -> int:
    """Raises KneadleError."""
    from kneadle.cli.running import on_terminal

    if not on_terminal():
        raise KneadleError(
            "Looking back needs a terminal to draw on.",
            "`kneadle log` lists the sessions in lines, `kneadle report` writes a file.",
        )
    ending.ASKED.clear()
    said, chosen = "", None
    while (chosen := _ask(said, chosen)) is not None:
        said = _replayed(chosen)
        if ending.ASKED.is_set():  # a closed terminal has nothing to come back to
            break
    return 0


def _ask(said: str, chosen: int | None) -> int | None:
    async def shown() -> int | None:
        ending.on_signals(app.exit, app.exit)
        return await app.run_async()

    troubles: list[str] = []
    settings = preferences(tell=troubles.append)
    said = " ".join(filter(None, (said, *troubles)))
    with that_may_close():
        app = ReviewApp(journal_path(), judge, wanted, settings, chosen=chosen, said=said)
        return asyncio.run(shown())


def judge(messages: "Iterable[Message]", limits: "Limits") -> "Iterator[Piece]":
    """Imported by whoever judges: it takes a second, and the list need not wait for it."""
    from kneadle.review.force import pieces

    return pieces(messages, limits)


def _replayed(session: int) -> str:
    """What came of it, where a person should know."""
    from kneadle.cli import replay
    from kneadle.cli.parser import build

    try:
        replay.run(build().parse_args(["replay", str(session)]))
    except KneadleError as trouble:
        return str(trouble)
    return ""
