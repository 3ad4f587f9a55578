"""The installed command, run as a person or a program runs it, on a computer of its own."""

import io
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kneadle.cli import main

PATIENCE_S = 30.0  # far more than any of these needs on a busy machine
KNEADLE = (sys.executable, "-m", "kneadle")

Json = dict[str, Any]


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def events(self) -> list[Json]:
        return [strict_json(line) for line in self.out.splitlines()]


class Computer:
    """Its data folder, its journal, its devices and nothing else are `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.journal = folder / "journal.sqlite3"
        self.devices = folder / "devices.json"
        # Without what this shell tells its own Python, such as not to buffer.
        inherited = {k: v for k, v in os.environ.items() if k[:6] != "PYTHON" or k == "PYTHONPATH"}
        self.env = {
            **inherited,
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "KNEADLE_JOURNAL": str(self.journal),
            "KNEADLE_DEVICES": str(self.devices),
        }

    def run(self, *arguments: object, command: Sequence[str] = KNEADLE) -> Ran:
        """To its end; whatever happens, a traceback is not the answer."""
        with subprocess.Popen(
            [*command, *map(str, arguments)],
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            try:
                out, err = process.communicate(timeout=PATIENCE_S)
            except subprocess.TimeoutExpired:
                # The shell and what it runs: a session left behind would take the next ball.
                os.killpg(process.pid, signal.SIGKILL)
                raise
        assert "Traceback" not in err, err
        return Ran(process.returncode, out, err)

    def call(self, *arguments: object) -> Ran:
        """The same within this process, where nothing depends on having one's own: it is quicker.

        An exception here would have been a traceback there.
        """
        with (
            pytest.MonkeyPatch.context() as environment,
            redirect_stdout(io.StringIO()) as out,
            redirect_stderr(io.StringIO()) as err,
        ):
            for name, value in self.env.items():
                environment.setenv(name, value)
            code = main([str(argument) for argument in arguments])
        return Ran(code, out.getvalue(), err.getvalue())

    @contextmanager
    def running(self, *arguments: object, command: Sequence[str] = KNEADLE) -> Iterator["Running"]:
        with (
            tempfile.NamedTemporaryFile("w+") as err,
            subprocess.Popen(
                [*command, *map(str, arguments)],
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=err,
                text=True,
            ) as process,
        ):
            try:
                yield Running(process, Path(err.name))
            finally:
                process.kill()


class Running:
    def __init__(self, process: subprocess.Popen[str], err: Path) -> None:
        self.process = process
        self._err = err
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._out: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def until(self, event: str, **fields: object) -> Json:
        """Waits for the first event like this that was not seen yet."""
        wanted = {"event": event, **fields}
        line = self._until(lambda line: wanted.items() <= strict_json(line).items(), wanted)
        return strict_json(line)

    def until_line(self, words: str) -> str:
        return self._until(lambda line: words in line, words)

    def until_err(self, words: str) -> None:
        """Waits until stderr says so."""
        give_up_s = time.monotonic() + PATIENCE_S
        while words not in self._err.read_text():
            assert time.monotonic() < give_up_s, f"stderr says {self._err.read_text()!r}"
            time.sleep(0.02)

    def _until(self, found: Callable[[str], bool], wanted: object) -> str:
        give_up_s = time.monotonic() + PATIENCE_S
        while True:
            line = self._lines.get(timeout=max(0.0, give_up_s - time.monotonic()))
            assert line is not None, f"it ended without {wanted}: {self._err.read_text()}"
            if found(line):
                return line

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def end(self) -> Ran:
        """All it said from the beginning."""
        code = self.process.wait(PATIENCE_S)
        self._reader.join(PATIENCE_S)
        err = self._err.read_text()
        assert "Traceback" not in err, err
        return Ran(code, "".join(self._out), err)

    def stop(self) -> Ran:
        self.signal(signal.SIGINT)
        return self.end()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._out.append(line)
            self._lines.put(line)
        self._lines.put(None)


def strict_json(text: str) -> Json:
    """NaN and Infinity are Python's own and no JSON."""
    parsed = json.loads(text, parse_constant=_refuse)
    assert isinstance(parsed, dict)
    return parsed


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
