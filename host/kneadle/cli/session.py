"""Running one session from the command line: on the live page, or as lines."""

import asyncio
import signal
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kneadle.cli.printer import JsonPrinter, LinePrinter, table
from kneadle.view import Update

if TYPE_CHECKING:
    from kneadle.cli.assemble import Running
    from kneadle.detect.limits import Limits
    from kneadle.link.base import Link
    from kneadle.screen.ports import Controls

Show = Callable[[Update], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run.

    `journal` None saves nothing; `watch_speed` None does not mind silence; `over` says that a
    source that cannot say so itself has ended; `observe` sees each update before it is shown.
    """

    title: str
    open_link: "Callable[[], Awaitable[Link]]"
    ceiling_n: float | None
    kind: Literal["live", "demo"] = "live"
    journal: Path | None = None
    watch_speed: float | None = 1.0
    duration_s: float | None = None
    limits: "Limits | None" = None
    controls: "Controls | None" = None
    over: Callable[[], bool] | None = None
    observe: Show | None = None


def run(plan: Plan, arguments: Namespace) -> int:
    if arguments.json or arguments.headless or not _on_terminal():
        return asyncio.run(_headless(plan, as_json=arguments.json))
    return _on_screen(plan)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


async def _headless(plan: Plan, *, as_json: bool) -> int:
    lines = LinePrinter()
    running = await start(plan, JsonPrinter().show if as_json else lines.show)
    with suppress(NotImplementedError):  # Windows has no signal handlers on its loop
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, running.stop)
    await running.run()
    if not as_json:
        print(table(lines.events))
    return 0


def _on_screen(plan: Plan) -> int:
    from kneadle.screen.app import LiveApp

    app = LiveApp(partial(start, plan), title=plan.title, controls=plan.controls)
    app.run()
    if app.trouble is not None:
        raise app.trouble
    return app.return_code or 0


async def start(plan: Plan, show: Show) -> "Running":
    """What is slow to import comes in beside the event loop, while the screen is already up."""
    assemble = await asyncio.to_thread(import_module, "kneadle.cli.assemble")
    running: Running = assemble.assemble(plan, show)
    return running
