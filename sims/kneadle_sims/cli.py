"""The `kneadle-sim` command."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kneadle.errors import KneadleError

# NumPy takes longer to import than --help takes to read: the commands import what they need.
if TYPE_CHECKING:
    from kneadle_sims.scenario import Scenario


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except KneadleError as error:
        print(error.what, error.do, sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kneadle-sim",
        description="Simulated hands on simulated balls.",
        epilog="example: kneadle-sim serve demo --speed 4",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    make = commands.add_parser(
        "make",
        help="write a scenario as a trace, with labels beside it",
        epilog="example: kneadle-sim make demo demo.csv (labels go to demo.json)",
    )
    make.add_argument("scenario")
    make.add_argument("out", type=Path, metavar="OUT.csv")
    make.set_defaults(run=_make)
    serve = commands.add_parser(
        "serve",
        help="serve a scenario on a serial port of its own",
        epilog="example: kneadle-sim serve demo, then kneadle live --serial PORT",
    )
    serve.add_argument("scenario")
    serve.add_argument("--speed", type=_speed, default=1.0, help="times real time (default 1)")
    serve.set_defaults(run=_serve)
    listing = commands.add_parser("list", help="name the scenarios", epilog="kneadle-sim list")
    listing.set_defaults(run=_list)
    return parser


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 < speed <= 100:
        raise argparse.ArgumentTypeError(f"{text} is not a speed above 0 and up to 100")
    return speed


def _make(arguments: argparse.Namespace) -> None:
    from kneadle_sims.scenarios import find

    scenario = find(arguments.scenario)
    if arguments.out.suffix == ".json":
        raise KneadleError("The labels go to a .json file of their own.", "Name a .csv file.")
    try:
        _write(scenario, arguments.out)
    except OSError as error:
        raise KneadleError(
            f"{error.filename} could not be written: {error.strerror}.",
            "Choose a new name in a folder that exists, may be written to and has space.",
        ) from error


def _write(scenario: "Scenario", out: Path) -> None:
    t_s, force_n = scenario.trace()
    with out.open("x", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("t_s", "force_n"))
        rows.writerows(
            (f"{t:.6f}", f"{n:.3f}") for t, n in zip(t_s.tolist(), force_n.tolist(), strict=True)
        )
    labels = out.with_suffix(".json")
    labels.write_text(json.dumps(_labels(scenario), indent=1) + "\n", encoding="utf-8")


def _labels(scenario: "Scenario") -> dict[str, Any]:
    return {
        "schema": "kneadle.labels/1",
        "name": scenario.name,
        "rate_hz": scenario.rate_hz,
        "ceiling_n": scenario.ceiling_n,
        "labels": [asdict(label) for label in scenario.labels],
        "gaps": [{"start_s": start_s, "end_s": end_s} for start_s, end_s in scenario.air.cuts],
    }


def _serve(arguments: argparse.Namespace) -> None:
    from kneadle_sims.scenarios import find
    from kneadle_sims.serve import PtyBall

    ball = PtyBall(find(arguments.scenario), arguments.speed)
    with ball as port:
        print(port, flush=True)
        ball.finished.wait()


def _list(arguments: argparse.Namespace) -> None:
    from kneadle_sims.scenarios import SCENARIOS

    for name, scenario in SCENARIOS.items():
        print(f"{name:10} {scenario().about}")
