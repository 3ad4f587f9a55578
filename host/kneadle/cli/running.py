"""Running one session from the command line: on the live page, or as lines."""

import asyncio
import sys
from argparse import Namespace
from importlib import import_module
from typing import TYPE_CHECKING

from kneadle.cli import ending
from kneadle.cli.aloud import aloud
from kneadle.cli.output import Output
from kneadle.cli.plan import Plan
from kneadle.cli.preferences import preferences
from kneadle.cli.printer import JsonPrinter, LinePrinter, table
from kneadle.cli.terminal import that_may_close
from kneadle.view import Show, Update

if TYPE_CHECKING:
    from kneadle.cli.assemble import Running


def run(plan: Plan, arguments: Namespace) -> int:
    speed = vars(arguments).get("speed", 1.0)  # a live ball has no other
    if in_lines(arguments):
        return ending.run(_headless(plan, as_json=arguments.json, speed=speed))
    return _on_screen(plan, speed)


def in_lines(arguments: Namespace) -> bool:
    """Whether the session is told in lines, not drawn."""
    return bool(arguments.json or arguments.headless or not on_terminal())


def on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


async def _headless(plan: Plan, *, as_json: bool, speed: float) -> int:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None

    def nobody_reads() -> None:
        loop.call_soon_threadsafe(running.stop)

    output = Output(gone=nobody_reads)
    lines = LinePrinter(output.line)
    printer = JsonPrinter(output.line) if as_json else lines

    def show(update: Update) -> None:
        hear(update)
        printer.show(update)

    running = await start(plan, show)
    ending.on_signals(running.stop, task.cancel)
    try:
        async with aloud(running.feel, as_json=as_json, speed=speed) as hear:
            await running.run()
    finally:  # also when the journal failed: what was told is then all there is
        if lines.events:
            output.line(table(lines.events))
        output.close()
    return 0


def _on_screen(plan: Plan, speed: float) -> int:
    from kneadle.screen.live_app import LiveApp

    async def open_session(show: Show) -> "Running":
        ending.on_signals(app.leave_unseen, app.action_leave)
        return await start(plan, show)

    own_speed = speed if plan.controls is None else 1.0  # a tape deck may be slowed down
    chosen = preferences(speed=own_speed)
    app = LiveApp(open_session, title=plan.title, controls=plan.controls, settings=chosen)
    with that_may_close():
        app.run()
    if app.trouble is not None:
        raise app.trouble
    return app.return_code or 0


async def start(plan: Plan, show: Show) -> "Running":
    """What is slow to import comes in beside the event loop, while the screen is already up."""
    assemble = await asyncio.to_thread(import_module, "kneadle.cli.assemble")
    running: Running = await assemble.assemble(plan, show)
    return running
