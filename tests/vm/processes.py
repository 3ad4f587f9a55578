"""The programs of the journey. Not tests/command.py's: importing pytest takes seconds in here."""

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

KNEADLE = Path(sys.executable).with_name("kneadle")
RATE_HZ = 20.0  # of the ball, in four packets a second: an emulated processor can follow that


class Process:
    """Says lines, hears signals. Whoever waits too long is woken by an alarm (journey.py)."""

    def __init__(self, *command: object) -> None:
        self._process = subprocess.Popen(
            list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said: list[str] = []

    def until(self, *words: str) -> str:
        """Waits for a line with all these words that was not read yet."""
        assert self._process.stdout is not None
        with suppress(TimeoutError):
            for line in self._process.stdout:
                self.said.append(line)
                if all(word in line for word in words):
                    return line
        raise AssertionError(f"no {words} in what it said:\n{''.join(self.said)}")

    def interrupt(self) -> None:
        self._process.send_signal(signal.SIGINT)

    def ended(self) -> int:
        return self._process.wait()


class Ball(Process):
    def __init__(self, fifo: Path) -> None:
        super().__init__(sys.executable, "-m", "vm.ball", fifo)
        self._fifo = fifo
        *name, self.address = self.until("Kneadle").split()
        self.name = " ".join(name)

    def hear(self, word: str) -> None:
        """Returns when it is done."""
        self._fifo.write_text(f"{word}\n")
        self.until(word)


def kneadle(*arguments: object, code: int = 0, answers: str = "") -> str:
    """All that it printed; it must end with this code, and without a traceback."""
    ran = subprocess.run(
        [KNEADLE, *map(str, arguments)], input=answers, capture_output=True, text=True, check=False
    )
    printed = ran.stdout + ran.stderr
    assert ran.returncode == code, f"{arguments} ended with {ran.returncode}:\n{printed}"
    assert "Traceback" not in printed, printed
    return ran.stdout if code == 0 else printed


def event(name: str) -> str:
    """How a line of `live --json` begins."""
    return f'{{"event": "{name}"'


def bluez(*words: str) -> str:
    """What BlueZ itself says, whatever Kneadle believes."""
    return subprocess.run(
        ["bluetoothctl", *words], capture_output=True, text=True, check=False
    ).stdout
