"""The command line. Each command's module is imported only when it runs: --help stays quick."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from kneadle.cli.output import flush, speak_any_encoding
from kneadle.cli.parser import build
from kneadle.errors import KneadleError
from kneadle.harmless import harmless

INTERRUPTED = 130  # what a shell expects after Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code: 0 well, 1 trouble (said on stderr), 2 wrong usage."""
    speak_any_encoding()
    try:
        arguments = _parsed(argv)
        return _home() if arguments.command is None else _run(arguments)
    except KneadleError as error:
        print(harmless(f"kneadle: {error.what}\n  {error.do}"), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(arguments: Namespace) -> int:
    return int(import_module(f"kneadle.cli.{arguments.command}").run(arguments))


def _home() -> int:
    """Only a person at a terminal is at home; elsewhere the help says what there is."""
    from kneadle.cli import home, running

    if not running.on_terminal():
        build().print_help()
        flush()
        return 0
    return home.run(lambda argv: _run(_parsed(argv)))


def _parsed(argv: Sequence[str] | None) -> Namespace:
    try:
        return build().parse_args(argv)
    except SystemExit:  # it printed help, which nobody may be reading
        flush()
        raise
