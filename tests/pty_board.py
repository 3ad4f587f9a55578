"""A board on a pseudo-terminal: MicroPython's own interpreter with its own prompt, and power.

`folder` is the file system. What the unix interpreter has not, a soft reset and a main.py that
starts by itself, is done here as a board does it.
"""

import json
import os
import subprocess
import sys
import threading
import tty
from collections.abc import Mapping, Sequence
from pathlib import Path
from select import select
from types import TracebackType
from typing import Any, Self

INTERPRETER = str(Path(sys.executable).with_name("micropython"))
PRELUDE = str(Path(__file__).with_name("board_prelude.py"))
ESP32C3 = "ESP32C3 module with ESP32C3"
CLAIMS: dict[str, object] = {
    "name": "micropython",
    "machine": ESP32C3,
    "version": (1, 28, 0),
    "bluetooth": True,
    "takes_bytes": None,  # until its disk is full; None: as much as there is
    "room_bytes": None,  # what it says is free
}
RAW, FRIENDLY = b"\r\x01", b"\r\x02"
RAW_BANNER = b"raw REPL; CTRL-B to exit\r\n>"
NEVER = 1 << 60
TICK_S = 0.05


class PtyBoard:
    """`with PtyBoard(folder) as board:` the host opens `board.port`. Each has power once."""

    def __init__(
        self,
        folder: Path,
        *,
        pulled_after_bytes: int = NEVER,
        pulled_at: bytes | None = None,
        search: Sequence[Path] = (),
        env: Mapping[str, str] | None = None,
        **claims: Any,
    ) -> None:
        """The plug is pulled when the host has sent so much, or is about to send `pulled_at`.

        `claims` takes the place of some of CLAIMS.
        """
        path = ":".join([*map(str, search), "", ".frozen"])
        claimed = json.dumps({**CLAIMS, **claims})
        self._env = {"MICROPYPATH": path, "BOARD_CLAIMS": claimed, **(env or {})}
        self._folder = folder
        self._board_fd, self._port_fd = os.openpty()
        tty.setraw(self._port_fd)
        os.set_blocking(self._board_fd, False)
        self.port = os.ttyname(self._port_fd)
        self.heard_bytes = 0
        self._pulled_after_bytes, self._pulled_at = pulled_after_bytes, pulled_at
        self._before = b""
        self._input_fd, self._to_input_fd = os.pipe()  # one for all programs: no byte is lost
        self._raw = False
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._live, name="board", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.pull()
        for fd in (self._input_fd, self._to_input_fd):
            os.close(fd)

    def pull(self) -> None:
        """The plug: power and port are gone when this returns."""
        self._ending.set()
        self._thread.join()

    def _live(self) -> None:
        """From power-on until the plug is pulled."""
        try:
            self._run("main.py") if self._has_main() else None
            while not self._ending.is_set():
                self._prompt()
                if self._ending.is_set():
                    return
                self._say(b"MPY: soft reboot\r\n")
                if not self._raw and self._has_main():
                    self._run("main.py")
        finally:
            os.close(self._board_fd)
            os.close(self._port_fd)

    def _has_main(self) -> bool:
        return (self._folder / "main.py").is_file()

    def _prompt(self) -> None:
        if self._raw:
            os.write(self._to_input_fd, RAW)
        self._run("-i", PRELUDE, until=RAW_BANNER if self._raw else b"")

    def _run(self, *program: str, until: bytes = b"") -> None:
        """What it says before `until` is not passed on: a board that is reset says only that."""
        with subprocess.Popen(
            [INTERPRETER, *program],
            stdin=self._input_fd,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self._folder,
            env=self._env,
        ) as process:
            try:
                assert process.stdout is not None
                self._pass_on(process.stdout.fileno(), until)
            finally:
                process.kill()

    def _pass_on(self, output_fd: int, until: bytes) -> None:
        said = b""
        while not self._ending.is_set():
            ready, _, _ = select([self._board_fd, output_fd], [], [], TICK_S)
            if self._board_fd in ready:
                self._hear(os.read(self._board_fd, 256))
            if output_fd in ready:
                if not (data := os.read(output_fd, 4096)):
                    return
                said += data
                if until in said:
                    self._say((until + said.partition(until)[2]) if until else data)
                    until, said = b"", b""

    def _hear(self, data: bytes) -> None:
        self.heard_bytes += len(data)
        self._before = (self._before + data)[-512:]
        at = self._pulled_at is not None and self._pulled_at in self._before
        if at or self.heard_bytes > self._pulled_after_bytes:
            self._ending.set()
            return
        if RAW in data or FRIENDLY in data:
            self._raw = data.rfind(RAW) > data.rfind(FRIENDLY)
        os.write(self._to_input_fd, data)

    def _say(self, data: bytes) -> None:
        """Waits for a reader, but not beyond the end."""
        while data and not self._ending.is_set():
            if select([], [self._board_fd], [], TICK_S)[1]:
                data = data[os.write(self._board_fd, data) :]
