"""A real browser without a window, spoken to over a pipe in its DevTools protocol."""

import fcntl
import itertools
import json
import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kneadle.report.pdf import flags

PATIENCE_S = 60.0
CHUNK = 1 << 16
FREE_FD = 10  # Chromium reads from 3 and writes to 4: ours stay clear of them
_TO_3_AND_4 = 'in=$1 out=$2; shift 2; exec "$@" 3<&"$in" 4>&"$out"'

Json = dict[str, Any]


class Chromium:
    """`heard` are the events that nobody asked for, in order."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._pending = b""
        self._numbers = itertools.count(1)
        self.heard: list[Json] = []

    def ask(self, method: str, session: str | None = None, **params: Any) -> Json:
        number = next(self._numbers)
        message: Json = {"id": number, "method": method, "params": params}
        if session is not None:
            message["sessionId"] = session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != number:
            self.heard.append(answer)
        assert "error" not in answer, f"{method}: {answer['error']}"
        return dict(answer["result"])

    def wait(self, found: Callable[[Json], bool]) -> None:
        """For such an event, also one that came while something else was asked."""
        while not any(map(found, self.heard)):
            self.heard.append(self._next())

    def _next(self) -> Json:
        give_up_s = time.monotonic() + PATIENCE_S
        while b"\0" not in self._pending:
            left_s = give_up_s - time.monotonic()
            assert left_s > 0 and select.select([self._back], [], [], left_s)[0], "it is silent"
            chunk = os.read(self._back, CHUNK)
            assert chunk, "the browser has gone"
            self._pending += chunk
        message, _, self._pending = self._pending.partition(b"\0")
        return dict(json.loads(message))


@contextmanager
def chromium(program: str, profile: Path) -> Iterator[Chromium]:
    its_in, to = map(_out_of_the_way, os.pipe())
    back, its_out = map(_out_of_the_way, os.pipe())
    command = [program, *flags(str(profile)), "--remote-debugging-pipe", "about:blank"]
    with subprocess.Popen(
        ["bash", "-c", _TO_3_AND_4, "bash", str(its_in), str(its_out), *command],
        pass_fds=(its_in, its_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(its_in)
        os.close(its_out)
        browser = Chromium(to, back)
        try:
            yield browser
            browser.ask("Browser.close")
            process.wait(PATIENCE_S)
        finally:
            process.kill()
            os.close(to)
            os.close(back)


def _out_of_the_way(fd: int) -> int:
    moved = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, FREE_FD)
    os.close(fd)
    return moved
