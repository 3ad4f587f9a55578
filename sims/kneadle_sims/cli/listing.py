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
    from kneadle_sims.scenarios import PATTERNS, SCENARIOS

    for name, scenario in SCENARIOS.items():
        print(f"{name:13} {scenario().about}")
    print("", *PATTERNS, sep="\n")
    return 0
