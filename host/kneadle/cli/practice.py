"""Practising the guided session: a simulated ball, and somebody on it who does what is said."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from kneadle.cli import ending
from kneadle.cli.guided_lines import guided
from kneadle.cli.plan import Plan
from kneadle.cli.preferences import preferences
from kneadle.cli.pressed_for import Press
from kneadle.cli.remembered import measured
from kneadle.cli.running import in_lines
from kneadle.coach.history import History
from kneadle.coach.session import Step, begin
from kneadle.journal.where import example_path
from kneadle.link.base import Link


@dataclass(frozen=True, slots=True)
class Practice:
    """`begun` remembers nothing, so that one may practise as often as one likes.

    `plan.observe` is what makes the body on the ball obey: it must see every update.
    `speed` is for the Guide as well. `press` is the ball's button, once.
    """

    plan: Plan
    begun: Step
    speed: float
    press: Press


def run(arguments: Namespace) -> int:
    with practice(arguments.speed) as it:
        if not in_lines(arguments):
            from kneadle.cli.guided_screen import on_screen

            return on_screen(it.plan, it.begun, preferences(speed=it.speed), speed=it.speed)
        return ending.run(
            guided(
                it.plan,
                it.begun,
                sys.stdin,
                as_json=arguments.json,
                speed=it.speed,
                press=it.press,
            )
        )


@contextmanager
def practice(speed: float = 1.0) -> Iterator[Practice]:
    """As long as the block lasts. Raises KneadleError where no simulated port can be made."""
    from kneadle_sims.follower import Follower
    from kneadle_sims.live_hand import LiveHand
    from kneadle_sims.lying import Lying
    from kneadle_sims.scenarios.demo import BODY
    from kneadle_sims.serve import PtyBall

    follower = Follower(LiveHand(BODY))
    ball = PtyBall(Lying(follower.hand), speed)

    async def open_link() -> Link:
        from kneadle.link.serial import SerialLink

        return await SerialLink.open(ball.port)

    with ball:
        plan = Plan(
            title="simulated ball",
            open_link=open_link,
            ceiling_n=None,
            kind="demo",
            journal=example_path(),
            watch_speed=speed,
            over=ball.finished.is_set,
            observe=follower.watch,
        )
        begun = begin(History(), datetime.now().astimezone(), ceilings=measured())
        yield Practice(plan, begun, speed, ball.press)
