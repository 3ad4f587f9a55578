"""The timer, which may come between any two steps of the loop; CPython alone can be stopped."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

CORE = "/firmware/ball/"


class _Between:
    """Counts what Python executes one by one in the core, and calls `timer` once, after so many."""

    def __init__(self, timer: "Callable[[], object]", after: int) -> None:
        self.came = False
        self._timer, self._left = timer, after

    def trace(self, frame: "Any", event: str, _: object) -> "Any":
        if CORE not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            self._left -= 1
            if self._left == 0:
                self.came = True
                sys.settrace(None)
                self._timer()
        return self.trace


def interrupts(loop: "Callable[[], object]", timer: "Callable[[], object]", after: int) -> bool:
    """Whether `timer` came in the middle of `loop`, after so many of its opcodes."""
    between = _Between(timer, after)
    before = sys.gettrace()
    sys.settrace(between.trace)
    try:
        loop()
    finally:
        sys.settrace(before)
    return between.came
