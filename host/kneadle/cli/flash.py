"""kneadle flash: the firmware onto a board, its parts tried, the ball heard."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from kneadle.cli import ending, flash_questions
from kneadle.cli.ask import choose
from kneadle.cli.output import say
from kneadle.flash.awake import hello
from kneadle.flash.boards import BOARDS, Board
from kneadle.flash.config import Config, from_json
from kneadle.flash.copy import carry_out
from kneadle.flash.files import firmware, wanted
from kneadle.flash.look import on_board, require_board, require_room, runtime
from kneadle.flash.pins import own_pins
from kneadle.flash.plan import Plan, make_plan
from kneadle.flash.ports import Port, candidates, named
from kneadle.flash.repl import Repl, opened
from kneadle.flash.selftest import Result, try_parts
from kneadle.samples import Hello

NAME_IT = "Name it: `kneadle flash --port PORT`."
STOPPED = "\nStopped. Run the same command again: it goes on where it stopped."
KINDS = {"load_cell": "load cell", "fsr": "force-sensing resistor", "air": "air pressure"}
NEXT = "Next: press its button and run `kneadle pair`, then `kneadle calibrate`."


def run(arguments: Namespace) -> int:
    """1 when a part failed its test."""
    firmware()  # without it, no board is disturbed
    port = _port(arguments.port)
    try:
        return _flash(port, arguments)
    except KeyboardInterrupt:
        with suppress(OSError):  # a closed terminal
            print(STOPPED, file=sys.stderr)
        raise


def _flash(port: Port, arguments: Namespace) -> int:
    say(f"Looking at the board at {port.name} ...")
    with opened(port) as repl:
        config, plan = _planned(repl, arguments)
        if arguments.dry_run:
            say(_would(config, plan))
            return 0
        _copy(repl, plan)
        results = _tried(repl)
    say(_awake(ending.run(hello(port.name))))
    return _verdict(results)


def _port(name: str | None) -> Port:
    if name is not None:
        return named(name)
    found = candidates()
    if len(found) == 1:
        return found[0]
    words = [f"{port.name}  {port.words}".strip() for port in found]
    return found[choose("Several boards are here. Which one?", words, NAME_IT)]


def _planned(repl: Repl, arguments: Namespace) -> tuple[Config, Plan]:
    folder = firmware()
    machine = runtime(repl)
    board = require_board(machine, BOARDS.get(arguments.board))
    say(f"{board.words}, MicroPython {'.'.join(map(str, machine.version))}.")
    found = on_board(repl)
    flash_questions.require_leave(arguments, found.files)
    config = _config(arguments, board, from_json(found.config))
    files = wanted(folder, config)
    require_room(found, files)
    return config, make_plan(files, found.files)


def _config(arguments: Namespace, board: Board, earlier: Config | None) -> Config:
    return flash_questions.config(arguments, board, earlier, own_pins(firmware(), board))


def _would(config: Config, plan: Plan) -> str:
    lines = [f"Would write {_files(len(plan.write))}, {_kilobytes(plan)} KB:"] if plan.write else []
    lines += [f"  {path}  {len(data)} bytes" for path, data in plan.write.items()]
    lines += [f"Would remove {path}, which an older firmware left." for path in plan.remove]
    lines += [f"As it should be: {_files(plan.unchanged)}.", "board.json is to say:"]
    return "\n".join([*lines, config.as_json().decode().rstrip(), "Nothing was changed."])


def _copy(repl: Repl, plan: Plan) -> None:
    if not plan:
        say("The firmware on the board is up to date.")
        return
    say(f"Copying {_files(len(plan.write))}, {_kilobytes(plan)} KB ...")
    with _bar(plan.size_bytes) as done:
        carry_out(repl, plan, done)
    say(f"Copied and compared; {_files(plan.unchanged)} needed no change.")


def _files(number: int) -> str:
    return f"{number} file" if number == 1 else f"{number} files"


def _kilobytes(plan: Plan) -> int:
    return -(-plan.size_bytes // 1024)


@contextmanager
def _bar(size_bytes: int) -> Iterator[Callable[[int], object]]:
    """On stderr, for somebody who watches."""
    if not sys.stderr.isatty():
        yield lambda done_bytes: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Copying", total=size_bytes)
        yield lambda done_bytes: bar.advance(task, done_bytes)


def _tried(repl: Repl) -> list[Result]:
    say("The board tries its parts:")
    return try_parts(repl, lambda result: say(_line(result)))


def _line(result: Result) -> str:
    return f"  {'ok' if result.ok else 'FAILED':<8}{result.check:<9}{result.said}"


def _awake(ball: Hello) -> str:
    full_scale = f", {ball.full_scale_n:g} N" if ball.full_scale_n else ""
    sensor = KINDS.get(ball.sensor, ball.sensor)
    return f"It is awake: {ball.device}, {sensor}, {ball.rate_hz:g} Hz{full_scale}."


def _verdict(results: list[Result]) -> int:
    failed = [result.check for result in results if not result.ok]
    if not failed:
        say(NEXT)
        return 0
    say(f"Not all is well: {', '.join(failed)}. Mend it, and run `kneadle flash` again.")
    return 1
