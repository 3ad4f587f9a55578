"""The guided session in lines. What a person says comes in lines, too."""

import asyncio
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress

from kneadle.cli import ending
from kneadle.cli.aloud import aloud
from kneadle.cli.answers import MAY_SAY, heard
from kneadle.cli.output import Output
from kneadle.cli.plan import Plan, Show
from kneadle.cli.printer import JsonPrinter, LinePrinter
from kneadle.cli.running import start
from kneadle.coach.sentences import sentence
from kneadle.coach.session import Step
from kneadle.coach.told import Asked
from kneadle.coach.words import QUESTIONS
from kneadle.events import Event
from kneadle.guide import Guide
from kneadle.view import Update


async def guided(
    plan: Plan, begun: Step, said: Iterable[str], *, as_json: bool, speed: float = 1.0
) -> int:
    """Until it is over, one way or another. Raises KneadleError."""
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


def _listen(said: Iterable[str], guide: Guide, loop: asyncio.AbstractEventLoop) -> None:
    for line in said:
        answer = heard(line)
        if answer is None:
            print(f"Not understood: {line.strip()!r}. {MAY_SAY}", file=sys.stderr)
            continue
        with suppress(RuntimeError):  # the session is over
            loop.call_soon_threadsafe(guide.answer, answer)
