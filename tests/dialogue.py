"""A conversation with the installed command, through pipes, as a script would hold it."""

import queue
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from command import KNEADLE, PATIENCE_S, Computer, Ran


class Dialogue:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._out: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def until(self, words: str) -> str:
        """Waits for a line with these words that was not seen yet."""
        give_up_s = time.monotonic() + PATIENCE_S
        while True:
            line = self._lines.get(timeout=max(0.0, give_up_s - time.monotonic()))
            assert line is not None, f"it ended without {words!r}:\n{''.join(self._out)}"
            if words in line:
                return line

    def answer(self, words: str, *answers: object) -> None:
        """To each question with these words, one of the answers."""
        for answer in answers:
            self.until(words)
            self.say(answer)

    def say(self, answer: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{answer}\n")
        self._process.stdin.flush()

    def hang_up(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()

    def interrupt(self) -> None:
        self.send(signal.SIGINT)

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def end(self) -> Ran:
        code = self._process.wait(PATIENCE_S)
        self._reader.join(PATIENCE_S)
        assert self._process.stderr is not None
        err = self._process.stderr.read()
        assert "Traceback" not in err, err
        return Ran(code, "".join(self._out), err)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._out.append(line)
            self._lines.put(line)
        self._lines.put(None)


@contextmanager
def talking(computer: Computer, *arguments: object) -> Iterator[Dialogue]:
    with subprocess.Popen(
        [*KNEADLE, *map(str, arguments)],
        env=computer.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Dialogue(process)
        finally:
            process.kill()
