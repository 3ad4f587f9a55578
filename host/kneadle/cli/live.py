"""kneadle live: the ball, or another device, that is named or the default."""

import sys
from argparse import Namespace

from kneadle.cli.chosen import ceiling_for, known_device
from kneadle.cli.plan import Plan
from kneadle.cli.running import in_lines
from kneadle.cli.running import run as run_session
from kneadle.journal.where import journal_path
from kneadle.link.base import Link
from kneadle.registry.alone import alone_with


def run(arguments: Namespace) -> int:
    known = known_device(arguments)

    async def open_link() -> Link:
        from kneadle.link.devices import open_known

        return await open_known(known)

    plan = Plan(
        title=known.name,
        open_link=open_link,
        ceiling_n=ceiling_for(arguments),
        journal=journal_path(),
        duration_s=arguments.duration,
    )
    with alone_with(known):
        if in_lines(arguments):
            _say_connecting(known.name)
        return run_session(plan, arguments)


def _say_connecting(name: str) -> None:
    """It may take ten seconds; a program that reads the events knows without words."""
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"Connecting to {name} ...", file=sys.stderr)
