"""The guided session in lines. What a person says comes in lines, too."""

import asyncio
from collections.abc import Iterable

from kneadle.cli import ending
from kneadle.cli.aloud import aloud
from kneadle.cli.aside import Aside
from kneadle.cli.asked import in_json, in_words
from kneadle.cli.listener import Listener
from kneadle.cli.output import Output
from kneadle.cli.plan import Plan
from kneadle.cli.pressed_for import Press, PressedFor
from kneadle.cli.printer import JsonPrinter, LinePrinter, tell_guided
from kneadle.cli.running import start
from kneadle.coach.heard import Enough
from kneadle.coach.session import Step
from kneadle.guide import Guide
from kneadle.sound.earned import earned
from kneadle.view import Show, Update


async def guided(
    plan: Plan,
    begun: Step,
    said: Iterable[str],
    *,
    as_json: bool,
    speed: float = 1.0,
    press: Press | None = None,
) -> int:
    """Until it is over, one way or another. `press` is the button of a ball that is simulated.

    Raises KneadleError.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None

    def enough() -> None:
        """The coach ends it: what it counted is told, and the journal says who did."""
        guide.answer(Enough())

    def nobody_reads() -> None:
        loop.call_soon_threadsafe(enough)

    output = Output(gone=nobody_reads)
    printer = _Printer(output, as_json=as_json)
    running = await start(plan, printer.show)
    aside = Aside()
    printer.guide = guide = Guide(begun, running, speed=speed)
    instead = None if press is None else PressedFor(press, speed)
    printer.listener = Listener(guide, said, aside.line, instead=instead)
    ending.on_signals(enough, task.cancel)
    ticking = asyncio.create_task(guide.keep_time())
    try:
        async with aloud(running.feel, as_json=as_json, speed=speed) as printer.hear:
            await running.run()
            # What the voice still has to say may be cut short.
            ending.on_signals(task.cancel, task.cancel, ("SIGINT", "SIGTERM"))
    finally:
        ticking.cancel()
        aside.close()
        output.close()
    return 0


class _Printer:
    """Tells the person first, then the coach: a warning waits for nobody."""

    def __init__(self, output: Output, *, as_json: bool) -> None:
        self.guide: Guide | None = None
        self.listener: Listener | None = None
        self.hear: Show | None = None
        self._output = output
        line = output.line
        self._lines = JsonPrinter(line, in_json) if as_json else LinePrinter(line, tell_guided)
        self._as_json = as_json

    def show(self, update: Update) -> None:
        if self.hear is not None:
            self.hear(update if self.guide is None else earned(update, self.guide.state))
        if self.listener is not None:
            self.listener.see(update)
        self._lines.show(update)
        for event in () if self._as_json else update.events:
            for words in in_words(event):
                self._output.line(f"        {words}")
        if self.guide is not None:
            self.guide.watch(update)
