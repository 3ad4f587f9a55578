"""kneadle replay: recorded data on the live page."""

from argparse import Namespace

from kneadle.cli.plan import Plan
from kneadle.cli.recording import find
from kneadle.cli.running import run as run_session
from kneadle.cli.tape import Tape
from kneadle.link.base import Link
from kneadle.link.replay import ReplayLink


def run(arguments: Namespace) -> int:
    recording = find(arguments.recording, lenient=arguments.lenient, ceiling_n=arguments.ceiling)
    link = ReplayLink(recording.messages, recording.name, speed=arguments.speed)

    async def open_link() -> Link:
        return link

    tape = Tape(link, recording.duration_s)
    plan = Plan(
        title=recording.name,
        open_link=open_link,
        ceiling_n=None,
        watch_speed=None,
        limits=recording.limits,
        controls=tape,
        observe=tape.watch,
    )
    return run_session(plan, arguments)
