"""The MicroPython interpreter that runs the firmware, and the pseudo-terminal that is its USB."""

import asyncio
import os
import signal
import sys
import tty
from contextlib import suppress
from pathlib import Path

INTERPRETER = Path(sys.executable).with_name("micropython")
HERE = Path(__file__).parent
FIRMWARE = HERE.parents[1] / "firmware"
# The built-in modules that were written in Python come last.
SEARCHED = (HERE / "standin", FIRMWARE, HERE, ".frozen")


class BoardProcess:
    """`port` is there with and without power, as a real port is not: a test may open it early."""

    def __init__(self, folder: Path, errors: Path) -> None:
        self._folder = folder
        self._errors = errors
        self._board_fd, self._port_fd = os.openpty()
        tty.setraw(self._port_fd)
        os.set_blocking(self._board_fd, False)  # what nobody reads is lost, and nobody waits for it
        self.port = os.ttyname(self._port_fd)
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, program: Path, line: str) -> None:
        path = ":".join(str(each) for each in SEARCHED)
        with self._errors.open("ab") as errors:
            self._process = await asyncio.create_subprocess_exec(
                INTERPRETER,
                HERE / "standin" / "rig_run.py",
                program,
                stdin=self._board_fd,
                stdout=self._board_fd,
                stderr=errors,
                cwd=self._folder,
                env={"MICROPYPATH": path, "KNEADLE_RIG": line},
            )

    async def ended(self) -> int:
        """Its exit code, once it has one."""
        assert self._process
        return await self._process.wait()

    async def kill(self) -> None:
        """As when the power is cut."""
        if self._process and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGKILL)
            await self._process.wait()

    def said_wrong(self) -> str:
        """All that it printed about errors so far."""
        return self._errors.read_text() if self._errors.exists() else ""

    def close(self) -> None:
        os.close(self._board_fd)
        os.close(self._port_fd)
