"""kneadle-sim serve: a pretend ball for any program to open."""

from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from kneadle_sims.cli.arguments import add_scenario, add_speed

if TYPE_CHECKING:
    from kneadle_sims.cli.arguments import Commands

HERE = "127.0.0.1"
Address = tuple[str, int]


def add(commands: "Commands") -> None:
    parser = commands.add_parser(
        "serve",
        help="serve a scenario on a serial port of its own, or over TCP",
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
    add_speed(parser)
    parser.set_defaults(run=_run)


def _run(arguments: Namespace) -> int:
    from kneadle_sims.scenarios import find
    from kneadle_sims.serve import PtyBall, TcpBall

    scenario, speed = find(arguments.scenario), arguments.speed
    if arguments.tcp is None:
        ball: PtyBall | TcpBall = PtyBall(scenario, speed)
    else:
        host, port = arguments.tcp
        ball = TcpBall(scenario, speed, host=host, port=port)
    with ball as port_name:
        print(port_name, flush=True)
        ball.finished.wait()
    return 0


def _address(text: str) -> Address:
    host, _, port = text.rpartition(":")
    if not (port.isascii() and port.isdecimal() and int(port) < 65536):
        raise ArgumentTypeError(f"{text!r} is not PORT or HOST:PORT, with a port up to 65535")
    return host or HERE, int(port)
