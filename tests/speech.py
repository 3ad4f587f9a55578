"""A voice for computers that have none: it says one sentence for as long as it is let."""

import sys
import time
from pathlib import Path

from command import PATIENCE_S

SPEAKS = """#!{python}
import os, sys, time
words = sys.stdin.read()
if "call your emergency number" in words:
    open({told!r}, "a").write(f"begins {{os.getpid()}}" + chr(10))
    while not os.path.exists({may_end!r}):
        time.sleep(0.01)
    open({told!r}, "a").write("ends" + chr(10))
else:
    time.sleep(0.3)
"""


class Speech:
    """A voice that takes as long as it is let for the one sentence that must be heard."""

    def __init__(self, folder: Path) -> None:
        self._told, self._may_end = folder / "told", folder / "may-end"
        program = folder / "espeak-ng"
        files = {"told": str(self._told), "may_end": str(self._may_end)}
        program.write_text(SPEAKS.format(python=sys.executable, **files))
        program.chmod(0o755)

    @property
    def pid(self) -> int:
        return int(self.told[0].split()[1])

    @property
    def told(self) -> list[str]:
        return self._told.read_text().splitlines() if self._told.exists() else []

    def until_it_speaks(self) -> None:
        give_up_s = time.monotonic() + PATIENCE_S
        while not self.told and time.monotonic() < give_up_s:
            time.sleep(0.01)

    def end(self) -> None:
        self._may_end.touch()
