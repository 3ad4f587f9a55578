"""A bar on stderr for what takes more than a moment; nothing where nobody looks."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kneadle.view import Update

WORTH_A_BAR_SAMPLES = 500_000  # less is judged within a second


@contextmanager
def progress(samples: int) -> Iterator[Callable[[Update], None]]:
    """Gives what each update should be shown to."""
    if samples < WORTH_A_BAR_SAMPLES or not sys.stderr.isatty():
        yield lambda update: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Judging", total=samples)
        yield lambda update: bar.advance(task, len(update.t_s))
