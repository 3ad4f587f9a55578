"""kneadle live: a ball on a serial port."""

from argparse import Namespace

from kneadle.cli.plan import Plan
from kneadle.cli.session import run as run_session
from kneadle.journal.where import journal_path
from kneadle.link.base import Link


def run(arguments: Namespace) -> int:
    async def open_link() -> Link:
        from kneadle.link.serial import SerialLink

        return await SerialLink.open(arguments.serial)

    plan = Plan(
        title=arguments.serial,
        open_link=open_link,
        ceiling_n=arguments.ceiling,
        journal=journal_path(),
        duration_s=arguments.duration,
    )
    return run_session(plan, arguments)
