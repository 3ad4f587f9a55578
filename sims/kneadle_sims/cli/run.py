"""kneadle-sim run: the real host on a pretend ball."""

import os
import signal
import subprocess
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from kneadle_sims.cli.arguments import add_scenario, add_speed

if TYPE_CHECKING:
    from kneadle_sims.cli.arguments import Commands
    from kneadle_sims.scenario import Scenario
    from kneadle_sims.serve import PtyBall

LOOKED_AT_S = 0.05
LINGERS_S = 0.5  # after the script, until the page says that it is over


def add(commands: "Commands") -> None:
    parser = commands.add_parser(
        "run",
        help="start Kneadle on a pretend ball",
        epilog="example: kneadle-sim run standard-17 --speed 4 --headless",
    )
    add_scenario(parser)
    add_speed(parser)
    parser.add_argument("--headless", action="store_true", help="lines instead of the live page")
    parser.add_argument("--json", action="store_true", help="events as JSON, one a line")
    parser.set_defaults(run=_run)


def _run(arguments: Namespace) -> int:
    from kneadle_sims.scenarios import find
    from kneadle_sims.serve import PtyBall

    scenario = find(arguments.scenario)
    ball = PtyBall(scenario, arguments.speed)
    with ball as port, subprocess.Popen(_host(scenario, port, arguments), env=_env()) as host:
        try:
            return _accompany(host, ball, told=not _on_page(arguments))
        except KeyboardInterrupt:  # which the host heard as well
            return host.wait()


def _accompany(host: "subprocess.Popen[bytes]", ball: "PtyBall", *, told: bool) -> int:
    """To the end of the script, or of the host. A host is `told` when nothing more will come."""
    while host.poll() is None and not ball.finished.wait(LOOKED_AT_S):
        pass
    if told:
        host.send_signal(signal.SIGINT)
    return host.wait()


def _host(scenario: "Scenario", port: str, arguments: Namespace) -> list[str]:
    """The live page ends by itself, so that it stays and shows the summary."""
    flags = [f"--{flag}" for flag in ("headless", "json") if getattr(arguments, flag)]
    if _on_page(arguments):
        flags = ["--duration", str(scenario.hand.duration_s / arguments.speed + LINGERS_S)]
    live = (sys.executable, "-m", "kneadle", "live", "--serial", port)
    return [*live, "--ceiling", str(scenario.ceiling_n), *flags]


def _on_page(arguments: Namespace) -> bool:
    return not (arguments.headless or arguments.json) and sys.stdin.isatty() and sys.stdout.isatty()


def _env() -> dict[str, str]:
    """Simulated sessions never mix with a person's own."""
    from kneadle.journal.where import example_path

    return {"KNEADLE_JOURNAL": str(example_path()), **os.environ}
