"""What only a whole process shows: how soon `--help` is there, and what the live page costs."""

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
from contextlib import suppress
from pathlib import Path
from time import monotonic

from bench.timing import Aim, best_s

HELP_AIM = 6.0
PAGE_AIM = 0.20  # of one core
PAGE_S = 12.0
START_S = 3.0  # of them, in which the program is still being imported
ROWS, COLUMNS = 36, 120
INSTALLED = str(Path(sys.executable).with_name("kneadle"))


def report() -> list[Aim]:
    return [*_help(), *_page()]


def _help() -> list[Aim]:
    empty_s = _start_s(sys.executable, "-c", "pass")
    installed = _start_s(INSTALLED, "--help") / empty_s
    module = _start_s(sys.executable, "-m", "kneadle", "--help") / empty_s
    print(f"--help against `python -c pass` ({empty_s * 1e3:.0f} ms), aim {HELP_AIM:g}:")
    print(f"  kneadle {installed:.1f} times, python -m kneadle {module:.1f} times")
    return [(f"--help within {HELP_AIM:g}x", max(installed, module) <= HELP_AIM)]


def _start_s(*command: str) -> float:
    return best_s(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True), 9)


def _page() -> list[Aim]:
    """`kneadle demo` on a terminal of its own: page, journal and simulated ball in one process."""
    with tempfile.TemporaryDirectory() as folder:
        pid, terminal = os.forkpty()
        if pid == 0:
            home = os.environ | {"XDG_DATA_HOME": folder, "TERM": "xterm-256color"}
            os.execve(INSTALLED, [INSTALLED, "demo", "--speed", "1"], home)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        start_s = monotonic()
        early_s, written = _watch(pid, terminal, start_s + PAGE_S)
        os.kill(pid, signal.SIGKILL)
        _, _, usage = os.wait4(pid, 0)
        wall_s = monotonic() - start_s
        os.close(terminal)
    cpu_s = usage.ru_utime + usage.ru_stime
    share = (cpu_s - early_s) / (wall_s - START_S)
    print(f"`kneadle demo` on a {COLUMNS}x{ROWS} terminal, page, journal and ball in one process:")
    print(f"  {share:.0%} of a core once it runs (aim {PAGE_AIM:.0%});", end=" ")
    print(f"{written / wall_s / 1e3:.0f} kB/s drawn;")
    print(f"  the start took {early_s:.1f} s of CPU in {START_S:g} s", end=", ")
    print(f"all of {wall_s:.0f} s with it {cpu_s / wall_s:.0%}")
    return [(f"page under {PAGE_AIM:.0%}", share < PAGE_AIM)]


def _watch(pid: int, terminal: int, end_s: float) -> tuple[float, int]:
    """Reads what the page draws; its CPU time after `START_S`, and how many bytes it drew."""
    early_s, written = 0.0, 0
    started_by_s = end_s - PAGE_S + START_S
    while (now_s := monotonic()) < end_s:
        if not early_s and now_s >= started_by_s:
            early_s = _cpu_s(pid)
        if select.select([terminal], [], [], 0.05)[0]:
            with suppress(OSError):  # it ended before its time
                written += len(os.read(terminal, 65536))
    return early_s, written


def _cpu_s(pid: int) -> float:
    with suppress(OSError):  # only Linux tells
        times = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
        return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
    return 0.0
