"""kneadle demo: a simulated ball on a pseudo-terminal, read as a real one would be."""

import shlex
from argparse import Namespace

from kneadle.cli import practice, weeks
from kneadle.cli.output import say
from kneadle.cli.plan import Plan
from kneadle.cli.running import run as run_session
from kneadle.journal.where import example_path
from kneadle.link.base import Link


def run(arguments: Namespace) -> int:
    if arguments.weeks is not None:
        return weeks.run(arguments)
    code = practice.run(arguments) if arguments.guided else _watch(arguments)
    if not arguments.json:
        say("\nKept apart from your own sessions. To see it again:")
        say(f"  export KNEADLE_JOURNAL={shlex.quote(str(example_path()))}")
        say("  kneadle replay latest")
    return code


def _watch(arguments: Namespace) -> int:
    from kneadle_sims.scenarios import demo
    from kneadle_sims.serve import PtyBall

    scenario = demo()
    ball = PtyBall(scenario, arguments.speed)
    with ball as port:

        async def open_link() -> Link:
            from kneadle.link.serial import SerialLink

            return await SerialLink.open(port)

        plan = Plan(
            title="simulated ball",
            open_link=open_link,
            ceiling_n=scenario.ceiling_n,
            kind="demo",
            journal=example_path(),
            watch_speed=arguments.speed,
            over=ball.finished.is_set,
        )
        return run_session(plan, arguments)
