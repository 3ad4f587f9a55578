"""kneadle-sim make: a scenario as a trace, with labels beside it."""

import csv
from argparse import Namespace
from errno import EEXIST
from pathlib import Path
from typing import TYPE_CHECKING

from kneadle.errors import KneadleError
from kneadle_sims.cli.arguments import add_scenario

if TYPE_CHECKING:
    from kneadle_sims.cli.arguments import Commands
    from kneadle_sims.scenario import Scenario


def add(commands: "Commands") -> None:
    parser = commands.add_parser(
        "make",
        help="write a scenario as a trace, with labels beside it",
        epilog="example: kneadle-sim make demo demo.csv (labels go to demo.json)",
    )
    add_scenario(parser)
    parser.add_argument("out", type=Path, metavar="OUT.csv")
    parser.set_defaults(run=_run)


def _run(arguments: Namespace) -> int:
    from kneadle_sims.scenarios import find

    scenario = find(arguments.scenario)
    if arguments.out.suffix == ".json":
        raise KneadleError("The labels go to a .json file of their own.", "Name a .csv file.")
    try:
        write(scenario, arguments.out)
    except OSError as error:
        raise KneadleError(
            f"{error.filename} could not be written: {error.strerror}.",
            "Choose a new name in a folder that exists, may be written to and has space.",
        ) from error
    return 0


def write(scenario: "Scenario", out: Path) -> None:
    """Raises KneadleError, OSError."""
    from kneadle_sims.labels_file import write_labels
    from kneadle_sims.received import received

    labels = out.with_suffix(".json")
    if labels.exists():
        raise FileExistsError(EEXIST, "File exists", str(labels))
    columns = received(scenario)
    with out.open("x", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        written = [map(DIGITS[name].format, column.tolist()) for name, column in columns.items()]
        rows.writerows(zip(*written, strict=True))
    write_labels(scenario, labels)


DIGITS = {"t_s": "{:.6f}", "force_n": "{:.3f}", "gyro_dps": "{:.2f}"}
