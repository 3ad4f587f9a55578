"""A copy of the host to break, and the promises run against it.

Each run is a fork of one process that has imported what takes long and never changes, so that
a run takes one second instead of three.
"""

import multiprocessing
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from mutation.promises import Promises

PROJECT = Path(__file__).parents[2]
TIMEOUT_S = 240.0  # far longer than any of them takes; a broken loop must not hang
SAID, CODE = "said.txt", "code.txt"
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["pytest", "hypothesis", "numpy", "scipy.ndimage", "scipy.signal"])
OPTIONS = (
    *("-x", "-q", "--tb=line", "--hypothesis-seed=0", "-m", "not slow and not mutant"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # of hypothesis, which is there already
)


class Verdict(NamedTuple):
    """`code` is pytest's: 0 when all were kept; None when it took too long."""

    code: int | None
    said: str

    @property
    def broken(self) -> bool:
        """By a test that failed, not by one that could not run at all."""
        return self.code == 1 and " failed" in self.said.splitlines()[-1]


def copy_host(to: Path) -> Path:
    package = to / "kneadle"
    shutil.copytree(PROJECT / "host" / "kneadle", package)
    return package


def keeps(package: Path, *promises: Promises) -> Verdict:
    files = dict.fromkeys(f"tests/core/{file}" for each in promises for file in each.files)
    chosen = " or ".join(each.chosen for each in promises)
    aside = package.parent
    run = FORKS.Process(target=_try, args=(aside, [*OPTIONS, *files, "-k", chosen]))
    run.start()
    run.join(TIMEOUT_S)
    run.kill()
    return Verdict(_code(aside / CODE), (aside / SAID).read_text(encoding="utf-8"))


def _code(file: Path) -> int | None:
    """Not `exitcode`: with two threads, either may ask for the other's, and the second gets 255."""
    return int(file.read_text(encoding="utf-8")) if file.exists() else None


def _try(aside: Path, arguments: Sequence[str]) -> None:
    """In the fork: the copy goes in front of the path."""
    with (aside / SAID).open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    os.chdir(PROJECT)
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(aside)  # what one finds must not help another
    sys.path.insert(0, str(aside))
    code = int(pytest.main(list(arguments)))
    (aside / CODE).write_text(str(code), encoding="utf-8")
