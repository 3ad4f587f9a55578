"""The `kneadle-sim` command. Each command's module imports what is slow only when it runs."""

import sys
from collections.abc import Sequence

from kneadle.errors import KneadleError
from kneadle_sims.cli.parser import build

INTERRUPTED = 130  # what a shell expects after Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code: 0 well, 1 trouble (said on stderr), 2 wrong usage."""
    arguments = build().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except KneadleError as error:
        print(error.what, error.do, sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
