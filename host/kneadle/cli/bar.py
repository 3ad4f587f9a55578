"""A bar on stderr, with the time left, for what takes more than a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

WORTH_A_BAR_S = 1.0


@contextmanager
def bar(doing: str) -> Iterator[Callable[[float], None]]:
    """Gives what is to be told how much is done, 0 to 1. Nothing is drawn where nobody looks."""
    began_s = time.monotonic()
    with ExitStack() as drawn:
        draw: Callable[[float], None] | None = None

        def told(done: float) -> None:
            nonlocal draw
            if draw is None and sys.stderr.isatty() and time.monotonic() - began_s > WORTH_A_BAR_S:
                draw = drawn.enter_context(_drawn(doing))
            if draw is not None:
                draw(done)

        yield told


@contextmanager
def _drawn(doing: str) -> Iterator[Callable[[float], None]]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=1.0)
        yield lambda done: progress.update(task, completed=done)
