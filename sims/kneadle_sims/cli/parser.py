"""All commands of `kneadle-sim`; each adds its own options and an example."""

import argparse

from kneadle_sims.cli import listing, make, run, score, serve


def build() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kneadle-sim",
        description="Simulated hands on simulated balls.",
        epilog="example: kneadle-sim run demo --speed 4",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (make, run, serve, score, listing):
        command.add(commands)
    return parser
