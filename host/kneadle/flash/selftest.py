"""The board tries its own parts; here is what it found."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from kneadle.flash import troubles
from kneadle.flash.repl import RefusedError, Repl

PROGRAM = "import boards.selftest\nboards.selftest.run()"


@dataclass(frozen=True, slots=True)
class Result:
    """`said` is a sentence: what was found, or what is wrong and what to look at."""

    check: str
    ok: bool
    said: str


def try_parts(repl: Repl, tell: Callable[[Result], object]) -> list[Result]:
    """`tell` hears each result as it comes. Raises KneadleError if the board gets stuck."""
    lines = _Lines(tell)
    try:
        repl.run(PROGRAM, lines.hear)
    except RefusedError as refused:
        raise troubles.stumbled("trying its parts", refused.said) from refused
    if not lines.results:
        raise troubles.stumbled("trying its parts", "it said nothing")
    return lines.results


class _Lines:
    """Results out of bytes. What is no result, such as a print of somebody's, is passed over."""

    def __init__(self, tell: Callable[[Result], object]) -> None:
        self.results: list[Result] = []
        self._tell = tell
        self._pending = b""

    def hear(self, data: bytes) -> None:
        *whole, self._pending = (self._pending + data).split(b"\n")
        for line in whole:
            self._keep(line)

    def _keep(self, line: bytes) -> None:
        try:
            found = json.loads(line)
            result = Result(found["check"], found["ok"] is True, found["said"])
        except (ValueError, TypeError, KeyError):
            return
        self.results.append(result)
        self._tell(result)
