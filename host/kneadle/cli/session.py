"""kneadle session: the guided session, in lines. What a person says comes in lines, too."""

import asyncio
import sys
import threading
from argparse import Namespace
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from kneadle.cli import ending, remembered, usage
from kneadle.cli.aloud import aloud
from kneadle.cli.answers import MAY_SAY, heard
from kneadle.cli.chosen import known_device
from kneadle.cli.output import Output
from kneadle.cli.plan import Plan, Show
from kneadle.cli.preferences import preferences
from kneadle.cli.printer import JsonPrinter, LinePrinter
from kneadle.cli.refused import refused
from kneadle.cli.running import in_lines, start
from kneadle.coach.pages import Over
from kneadle.coach.sentences import sentence
from kneadle.coach.session import Step
from kneadle.coach.site import Site
from kneadle.coach.told import Asked
from kneadle.coach.words import QUESTIONS
from kneadle.events import Event
from kneadle.journal.where import journal_path
from kneadle.link.base import Link
from kneadle.registry.alone import alone_with
from kneadle.view import Update

if TYPE_CHECKING:
    from kneadle.guide import Guide


def run(arguments: Namespace) -> int:
    begun = remembered.begun(_wish(arguments))
    state, told = begun
    if isinstance(state.page, Over):
        return refused(told, journal_path(), as_json=arguments.json)
    known = known_device(arguments)

    async def open_link() -> Link:
        from kneadle.link.devices import open_known

        return await open_known(known)

    plan = Plan(known.name, open_link, ceiling_n=None, journal=journal_path())
    with alone_with(known):
        if not in_lines(arguments):
            from kneadle.cli.guided_screen import on_screen

            return on_screen(plan, begun, preferences())
        return ending.run(guided(plan, begun, sys.stdin, as_json=arguments.json))


async def guided(
    plan: Plan, begun: Step, said: Iterable[str], *, as_json: bool, speed: float = 1.0
) -> int:
    """Until it is over, one way or another. Raises KneadleError."""
    from kneadle.guide import Guide

    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None

    def nobody_reads() -> None:
        loop.call_soon_threadsafe(running.stop)

    output = Output(gone=nobody_reads)
    printer = _Printer(output, as_json=as_json)
    running = await start(plan, printer.show)
    printer.guide = guide = Guide(begun, running, speed=speed)
    ending.on_signals(running.stop, task.cancel)
    listener = threading.Thread(target=_listen, args=(said, guide, loop), daemon=True)
    listener.start()
    ticking = asyncio.create_task(guide.keep_time())
    try:
        async with aloud(running.feel, as_json=as_json, speed=speed) as printer.hear:
            await running.run()
    finally:
        ticking.cancel()
        output.close()
    return 0


class _Printer:
    """Tells the person first, then the coach: a warning waits for nobody."""

    def __init__(self, output: Output, *, as_json: bool) -> None:
        self.guide: Guide | None = None
        self.hear: Show | None = None
        self._output = output
        self._lines = JsonPrinter(output.line) if as_json else LinePrinter(output.line)
        self._as_json = as_json

    def show(self, update: Update) -> None:
        if self.hear is not None:
            self.hear(update)
        self._lines.show(update)
        for event in () if self._as_json else update.events:
            if (words := in_words(event)) is not None:
                self._output.line(f"        {words}")
        if self.guide is not None:
            self.guide.watch(update)


def in_words(event: Event) -> str | None:
    """With what Enter alone would say; None for what a person need not hear."""
    words = sentence(event)
    if isinstance(event, Asked):
        return f"{words}  [Enter: {QUESTIONS[event.question].press}]"
    return words


def _wish(arguments: Namespace) -> Site | None:
    muscle, side = arguments.muscle, arguments.side
    if muscle is None and side is None:
        return None
    if muscle is None or side is None:
        usage.refuse("session --muscle MUSCLE --side SIDE", "one needs the other")
    return Site(muscle, side)


def _listen(said: Iterable[str], guide: "Guide", loop: asyncio.AbstractEventLoop) -> None:
    for line in said:
        answer = heard(line)
        if answer is None:
            print(f"Not understood: {line.strip()!r}. {MAY_SAY}", file=sys.stderr)
            continue
        with suppress(RuntimeError):  # the session is over
            loop.call_soon_threadsafe(guide.answer, answer)
