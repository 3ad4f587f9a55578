"""Wrong usage that only a command can see, refused as argparse does."""

import sys
from typing import NoReturn


def refuse(usage: str, why: str) -> NoReturn:
    """`usage` begins with the command. Leaves with exit code 2."""
    command = usage.split(maxsplit=1)[0]
    print(f"usage: kneadle {usage}\nkneadle {command}: error: {why}", file=sys.stderr)
    raise SystemExit(2)
