"""kneadle session: the guided session, on its pages or in lines."""

import sys
from argparse import Namespace

from kneadle.cli import ending, remembered, usage
from kneadle.cli.chosen import known_device
from kneadle.cli.only_session import only_session
from kneadle.cli.plan import Plan
from kneadle.cli.preferences import preferences
from kneadle.cli.refused import refused
from kneadle.cli.running import in_lines
from kneadle.coach.pages import Over
from kneadle.coach.session import Step
from kneadle.coach.site import Site
from kneadle.journal.where import journal_path
from kneadle.link.base import Link
from kneadle.registry.alone import alone_with


def run(arguments: Namespace) -> int:
    wish = _wish(arguments)
    with only_session(journal_path()):
        # Remembered only now: nobody else adds to it any more.
        begun = remembered.begun(wish)
        state, told = begun
        if isinstance(state.page, Over):
            return refused(told, journal_path(), as_json=arguments.json)
        return _guided(arguments, begun)


def _guided(arguments: Namespace, begun: Step) -> int:
    known = known_device(arguments)

    async def open_link() -> Link:
        from kneadle.link.devices import open_known

        return await open_known(known)

    plan = Plan(known.name, open_link, ceiling_n=None, journal=journal_path())
    with alone_with(known):
        if not in_lines(arguments):
            from kneadle.cli.guided_screen import on_screen

            return on_screen(plan, begun, preferences())
        from kneadle.cli.guided_lines import guided

        said = sys.stdin or ()  # None where it was closed
        return ending.run(guided(plan, begun, said, as_json=arguments.json))


def _wish(arguments: Namespace) -> Site | None:
    muscle, side = arguments.muscle, arguments.side
    if muscle is None and side is None:
        return None
    if muscle is None or side is None:
        usage.refuse("session --muscle MUSCLE --side SIDE", "one needs the other")
    return Site(muscle, side)
