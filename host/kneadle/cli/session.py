"""Running one session from the command line: on the live page, or as lines."""

import asyncio
import signal
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from kneadle.cli.output import Output
from kneadle.cli.plan import Plan, Show
from kneadle.cli.printer import JsonPrinter, LinePrinter, table

if TYPE_CHECKING:
    from kneadle.cli.assemble import Running


ENDING = ("SIGINT", "SIGTERM", "SIGHUP")  # the last: the terminal was closed


def run(plan: Plan, arguments: Namespace) -> int:
    if arguments.json or arguments.headless or not _on_terminal():
        return asyncio.run(_headless(plan, as_json=arguments.json))
    return _on_screen(plan)


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


async def _headless(plan: Plan, *, as_json: bool) -> int:
    loop = asyncio.get_running_loop()

    def nobody_reads() -> None:
        loop.call_soon_threadsafe(running.stop)

    output = Output(gone=nobody_reads)
    lines = LinePrinter(output.line)
    running = await start(plan, JsonPrinter(output.line).show if as_json else lines.show)
    _stop_on_signals(loop, running.stop)
    try:
        await running.run()
    finally:  # also when the journal failed: what was told is then all there is
        if lines.events:
            output.line(table(lines.events))
        output.close()
    return 0


def _stop_on_signals(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    """The first signal asks for a clean end, a second one does not ask."""
    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]

    def ask() -> None:
        for number in numbers:
            loop.remove_signal_handler(number)
        stop()

    with suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
        for number in numbers:
            loop.add_signal_handler(number, ask)


def _on_screen(plan: Plan) -> int:
    from kneadle.screen.app import LiveApp

    async def open_session(show: Show) -> "Running":
        _stop_on_signals(asyncio.get_running_loop(), app.action_leave)
        return await start(plan, show)

    app = LiveApp(open_session, title=plan.title, controls=plan.controls)
    app.run()
    if app.trouble is not None:
        raise app.trouble
    return app.return_code or 0


async def start(plan: Plan, show: Show) -> "Running":
    """What is slow to import comes in beside the event loop, while the screen is already up."""
    assemble = await asyncio.to_thread(import_module, "kneadle.cli.assemble")
    running: Running = await assemble.assemble(plan, show)
    return running
