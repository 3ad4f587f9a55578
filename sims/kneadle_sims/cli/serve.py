"""kneadle-sim serve: a pretend ball for any program to open."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kneadle.errors import KneadleError
from kneadle_sims.cli.arguments import add_scenario, add_speed

if TYPE_CHECKING:
    from kneadle_sims.cli.arguments import Commands
    from kneadle_sims.scenario import Scenario

HERE = "127.0.0.1"
Address = tuple[str, int]


def add(commands: "Commands") -> None:
    parser = commands.add_parser(
        "serve",
        help="serve a scenario on a serial port of its own, over TCP, or over Bluetooth",
        epilog="example: kneadle-sim serve demo, then kneadle live --serial PORT",
    )
    add_scenario(parser)
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--pty", action="store_true", help="on a pseudo-terminal (the default)")
    ways.add_argument(
        "--tcp",
        type=_address,
        metavar="[HOST:]PORT",
        help="over TCP: then kneadle live --serial socket://HOST:PORT",
    )
    ways.add_argument(
        "--ble",
        nargs="?",
        const="vhci",
        metavar="ADAPTER",
        help="over Bluetooth LE: through Linux's /dev/vhci, or an adapter as Bumble names it",
    )
    parser.add_argument(
        "--control",
        type=Path,
        metavar="FIFO",
        help="with --ble: hear, one a line, drop, range, silent, wake, forget and pairing",
    )
    add_speed(parser)
    parser.set_defaults(run=partial(_run, parser))


def _run(parser: ArgumentParser, arguments: Namespace) -> int:
    from kneadle_sims.scenarios import find

    scenario = find(arguments.scenario)
    if arguments.ble is not None:
        _on_air(scenario, arguments)
    elif arguments.control is not None:
        parser.error("--control needs --ble")
    else:
        _on_a_port(scenario, arguments)
    return 0


def _on_a_port(scenario: "Scenario", arguments: Namespace) -> None:
    from kneadle_sims.serve import PtyBall, TcpBall

    if arguments.tcp is None:
        ball: PtyBall | TcpBall = PtyBall(scenario, arguments.speed)
    else:
        host, port = arguments.tcp
        ball = TcpBall(scenario, arguments.speed, host=host, port=port)
    with ball as port_name:
        print(port_name, flush=True)
        ball.finished.wait()


def _on_air(scenario: "Scenario", arguments: Namespace) -> None:
    try:
        from kneadle_sims.serve.ble import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "bumble":
            raise
        raise KneadleError(
            "Bumble is not installed, which plays the radio of a pretend ball.",
            "Install it, from the project's folder: .venv/bin/pip install -e '.[radio]'.",
        ) from error
    say = partial(print, flush=True)
    serve(scenario, arguments.speed, arguments.ble, arguments.control, say)


def _address(text: str) -> Address:
    host, _, port = text.rpartition(":")
    if not (port.isascii() and port.isdecimal() and int(port) < 65536):
        raise ArgumentTypeError(f"{text!r} is not PORT or HOST:PORT, with a port up to 65535")
    return host or HERE, int(port)
