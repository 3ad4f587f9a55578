"""kneadle live: the ball, or another device, that is named or the default."""

from argparse import Namespace

from kneadle.cli.chosen import ceiling_for, known_device
from kneadle.cli.plan import Plan
from kneadle.cli.session import run as run_session
from kneadle.journal.where import journal_path
from kneadle.link.base import Link


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
    return run_session(plan, arguments)
