"""kneadle alone: home, and back to it after whatever was wished for."""

import asyncio
from collections.abc import Callable

from kneadle.cli import ending, home_facts, remembered
from kneadle.cli.preferences import preferences
from kneadle.cli.terminal import that_may_close
from kneadle.coach import closed
from kneadle.errors import KneadleError
from kneadle.screen.home.app import HomeApp
from kneadle.screen.home.wish import Doing, Wish

Do = Callable[[list[str]], int]

COMMANDS: dict[Doing, tuple[str, ...]] = {
    "session": ("session",),
    "practice": ("demo", "--guided"),
    "live": ("live",),
    "review": ("review",),
}


def run(do: Do) -> int:
    """Until the person has had enough. `do` runs a command line, and raises KneadleError."""
    ending.ASKED.clear()
    said = ""
    while (wish := _ask(said)) is not None:
        said = _done(wish, do)
        if ending.ASKED.is_set():  # a closed terminal has no home to come back to
            break
    return 0


def _ask(said: str) -> Wish | None:
    async def shown() -> Wish | None:
        ending.on_signals(app.exit, app.exit)
        return await app.run_async()

    with that_may_close():
        app = HomeApp(home_facts.gather, preferences(tell=_told_on_the_page), said)
        return asyncio.run(shown())


def _done(wish: Wish, do: Do) -> str:
    """What came of it, where a person should know."""
    refused = ""
    try:
        if wish.doing == "session":
            refused = _refused()
        do([*COMMANDS[wish.doing]])
    except KneadleError as trouble:
        return f"{refused} {trouble}".strip()
    return refused


def _refused() -> str:
    """The session says it in lines, which home paints over."""
    state, _ = remembered.begun(None)
    today = closed.today(state.history, state.at)
    return "" if today is None else f"{today.why} {today.do}"


def _told_on_the_page(trouble: str) -> None:
    """Among the facts, which read the settings too."""
