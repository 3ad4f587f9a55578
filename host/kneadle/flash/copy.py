"""A plan carried out on the board. A cut at any moment costs nothing but a second run."""

from collections.abc import Callable

from kneadle.flash import troubles
from kneadle.flash.files import MAIN
from kneadle.flash.look import on_board
from kneadle.flash.plan import Plan, digest
from kneadle.flash.repl import RefusedError, Repl

PART_BYTES = 1024  # small beside a board's memory, large beside what a command costs
UNFINISHED = MAIN + ".part"

# For the board. `folders` are made first; `name` is where the file is until it is whole.
OPEN = """
import os
path = {name!r}
for at in range(len(path)):
    if path[at] == "/":
        try:
            os.mkdir(path[:at])
        except OSError:
            pass
file = open(path, "wb")
"""
WRITE = "file.write({part!r})"
CLOSE = "file.close()"
RENAME = "import os\nos.rename({old!r}, {new!r})"
REMOVE = """
import os
try:
    os.remove({name!r})
except OSError as error:
    if error.errno != 2:
        raise
"""


def carry_out(repl: Repl, plan: Plan, done: Callable[[int], object]) -> None:
    """`done` hears how many bytes went. Raises KneadleError: gone, full, or not kept."""
    if not plan:
        return
    for path in (MAIN, *plan.remove):
        _on_board(repl, path, REMOVE.format(name=path))
    for path, data in plan.write.items():
        _write(repl, path, data, done)
    _require_kept(repl, plan)


def _write(repl: Repl, path: str, data: bytes, done: Callable[[int], object]) -> None:
    """MAIN gets its name only when it is whole: a board starts what has that name."""
    name = UNFINISHED if path == MAIN else path
    _on_board(repl, path, OPEN.format(name=name))
    for start in range(0, len(data), PART_BYTES):
        part = data[start : start + PART_BYTES]
        _on_board(repl, path, WRITE.format(part=part))
        done(len(part))
    _on_board(repl, path, CLOSE)
    if name != path:
        _on_board(repl, path, RENAME.format(old=name, new=path))


def _require_kept(repl: Repl, plan: Plan) -> None:
    kept = on_board(repl).files
    for path, data in plan.write.items():
        if kept.get(path) != digest(data):
            raise troubles.not_as_sent(path)


def _on_board(repl: Repl, path: str, program: str) -> None:
    try:
        repl.run(program)
    except RefusedError as refused:
        raise troubles.refused(path, refused.said) from refused
