"""kneadle-sim score: how well the detectors do, by events."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

SEEDS = {"tuning": 0, "held-out": 1}  # even and odd: nothing is judged on what it was tuned on
SESSIONS = {"standard": 250, "robust": 100, "real": 0}  # a minute or two on two cores. Ours
PLOTS = Path("score-plots")


def add(commands: "_SubParsersAction[ArgumentParser]") -> None:
    score = commands.add_parser(
        "score",
        help="judge the detectors on simulated hands, or on recordings",
        epilog="example: kneadle-sim score --suite standard --sessions 40 --seeds tuning",
    )
    score.add_argument("--suite", choices=tuple(SESSIONS), default="standard")
    score.add_argument("--sessions", type=_count, help="how many (default 250, robust 100)")
    score.add_argument(
        "--seeds", choices=tuple(SEEDS), default="held-out", help="default: held-out"
    )
    cores = os.cpu_count() or 1
    score.add_argument("--jobs", type=_count, default=cores, help="processes (default: one a core)")
    score.add_argument("--json", action="store_true", help="the same figures as one JSON object")
    score.add_argument(
        "--plots",
        type=Path,
        default=PLOTS,
        metavar="DIR",
        help=f"where the ten worst sessions are drawn (default {PLOTS})",
    )
    score.set_defaults(run=_run)


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(f"{text} is fewer than 1")
    return count


def _run(arguments: argparse.Namespace) -> int:
    from kneadle_sims.score.run import run

    first = SEEDS[arguments.seeds]
    sessions = arguments.sessions or SESSIONS[arguments.suite]
    seeds = range(first, first + 2 * sessions, 2)
    run(arguments.suite, seeds, arguments.jobs, arguments.plots, as_json=arguments.json)
    return 0
