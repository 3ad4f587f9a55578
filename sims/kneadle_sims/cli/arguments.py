"""What several commands take."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_scenario(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", help="a name that `kneadle-sim list` explains")


def add_speed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--speed", type=_speed, default=1.0, help="times real time (default 1)")


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 < speed <= 100:
        raise argparse.ArgumentTypeError(f"{text} is not a speed above 0 and up to 100")
    return speed
