"""Runs the program it is given as a board runs main.py, and tells the rig too why it ended.

MicroPython prints an error to where print() goes, which is USB: a test would have to listen there.
"""

import gc
import sys

from rig_line import HEARS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rig_line import Said


def heap(_: "Said") -> int:
    gc.collect()
    return int(gc.mem_alloc())  # type: ignore[attr-defined]


HEARS["heap"] = heap


def run(program: str) -> None:
    sys.path.insert(0, program.rsplit("/", 1)[0])
    with open(program) as file:
        code = compile(file.read(), program, "exec")
    try:
        exec(code, {"__name__": "__main__"})
    except Exception as error:
        sys.print_exception(error, sys.stderr)  # type: ignore[attr-defined]
        raise


run(sys.argv[1])
