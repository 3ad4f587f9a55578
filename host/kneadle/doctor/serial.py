"""Serial ports: which there are, whether they may be opened, and who has them."""

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from serial.tools import list_ports

from kneadle.doctor.finding import Finding, of_trouble
from kneadle.link.serial_troubles import explain

SUBJECT = "serial"


def check(
    ports: Callable[[], Sequence[str]],
    may_open: Callable[[str], bool],
    holder: Callable[[str], str | None],
) -> list[Finding]:
    """`holder` names the program that has a port open, None if nobody is known to."""
    names = ports()
    if not names:
        return [
            Finding(SUBJECT, "ok", "No serial port; only a ball on a cable needs one."),
        ]
    return [_port(name, may_open, holder) for name in names]


def _port(
    name: str, may_open: Callable[[str], bool], holder: Callable[[str], str | None]
) -> Finding:
    if not may_open(name):
        return of_trouble(SUBJECT, "bad", explain(name, PermissionError(errno.EACCES, "")))
    program = holder(name)
    if program is not None:
        trouble = explain(name, BlockingIOError(errno.EAGAIN, ""))
        return Finding(SUBJECT, "warn", f"{trouble.what[:-1]}: {program}.", trouble.do)
    return Finding(SUBJECT, "ok", f"{name} is there and may be opened.")


def ports_here() -> list[str]:
    return sorted(port.device for port in list_ports.comports())


def may_open(port: str) -> bool:
    """Without opening it: that would restart an Arduino."""
    return os.name == "nt" or os.access(port, os.R_OK | os.W_OK)


def holder(port: str) -> str | None:
    """Among the programs that may be looked at: on Linux those of the same person."""
    target = Path(port).resolve()
    for process in Path("/proc").glob("[0-9]*"):
        if _has_open(process, target):
            return _read(process / "comm")
    return None


def _has_open(process: Path, target: Path) -> bool:
    try:
        return any(link.resolve() == target for link in (process / "fd").iterdir())
    except OSError:  # it ended, or belongs to somebody else
        return False


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return "one that just ended"
