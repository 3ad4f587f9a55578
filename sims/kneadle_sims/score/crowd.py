"""Many sessions at once, one process a core, with a bar for whoever waits."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from rich.console import Console
from rich.progress import Progress

from kneadle_sims.score.case import Case, Scored, score

WORTH_A_BAR = 25  # sessions; fewer are judged within a second
AT_ONCE = 4  # sessions handed to a process together


def score_all(cases: Sequence[Case], jobs: int) -> list[Scored]:
    """In the order of the cases, whoever finishes first."""
    with _bar(len(cases)) as step:
        scored = []
        for one in _scored(cases, jobs):
            scored.append(one)
            step()
        return scored


def _scored(cases: Sequence[Case], jobs: int) -> Iterator[Scored]:
    if jobs == 1 or len(cases) <= AT_ONCE:
        yield from map(score, cases)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        with _deaf_to_ctrl_c():  # what a process is born with, it passes on: we alone end it all
            found = pool.map(score, cases, chunksize=AT_ONCE)
        yield from found


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[], None]]:
    if total < WORTH_A_BAR or not sys.stderr.isatty():
        yield lambda: None
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Scoring", total=total)
        yield lambda: bar.advance(task)
