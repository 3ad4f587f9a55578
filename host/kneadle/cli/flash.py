"""kneadle flash: the firmware onto a board, its parts tried, the ball heard."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from kneadle.cli import ending, flash_questions, flash_words
from kneadle.cli.ask import choose
from kneadle.cli.output import say
from kneadle.errors import LinkError
from kneadle.flash.awake import hello
from kneadle.flash.boards import BOARDS, Board
from kneadle.flash.config import Config, from_json, require_sense
from kneadle.flash.copy import carry_out
from kneadle.flash.files import firmware, wanted
from kneadle.flash.look import on_board, require_board, require_room, runtime
from kneadle.flash.pins import own_pins
from kneadle.flash.plan import Plan, make_plan
from kneadle.flash.ports import Port, candidates, named
from kneadle.flash.repl import Repl, opened
from kneadle.flash.selftest import Result, try_parts

NAME_IT = "Name it: `kneadle flash --port PORT`."
STOPPED = "\nStopped. Run the same command again: it goes on where it stopped."


def run(arguments: Namespace) -> int:
    """1 when a part failed its test."""
    firmware()  # without it, no board is disturbed
    require_sense(arguments.board, arguments.sensor, arguments.full_scale, arguments.rate)
    try:
        port = _port(arguments.port)
    except LinkError:
        if not (arguments.dry_run and arguments.board):
            raise
        say(_on_paper(arguments, BOARDS[arguments.board]))
        return 0
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
            say(flash_words.would(config, plan))
            return 0
        _copy(repl, plan)
        results = _tried(repl)
    say(flash_words.awake(ending.run(hello(port.name))))
    say(flash_words.verdict(results))
    return 0 if all(result.ok for result in results) else 1


def _on_paper(arguments: Namespace, board: Board) -> str:
    """No board is here: what a bare one would get."""
    config = _config(arguments, board, None)
    plan = make_plan(wanted(firmware(), config), {})
    return f"No board is plugged in. A bare {board.words}:\n{flash_words.would(config, plan)}"


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


def _copy(repl: Repl, plan: Plan) -> None:
    if not plan:
        say("The firmware on the board is up to date.")
        return
    say(f"Copying {flash_words.to_copy(plan)} ...")
    with _bar(plan.size_bytes) as done:
        carry_out(repl, plan, done)
    say(f"Copied and compared; {flash_words.files(plan.unchanged)} needed no change.")


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
    return try_parts(repl, lambda result: say(flash_words.tried(result)))
