"""kneadle-sim list: the scenarios there are."""

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kneadle_sims.cli.arguments import Commands


def add(commands: "Commands") -> None:
    parser = commands.add_parser(
        "list", help="name the scenarios", epilog="example: kneadle-sim list"
    )
    parser.set_defaults(run=_run)


def _run(arguments: Namespace) -> int:
    from kneadle.cli.output import say
    from kneadle_sims.scenarios import PATTERNS, SCENARIOS

    named = [f"{name:13} {scenario().about}" for name, scenario in SCENARIOS.items()]
    say("\n".join([*named, "", *PATTERNS]))
    return 0
