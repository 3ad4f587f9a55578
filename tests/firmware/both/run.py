"""The same tests on MicroPython: `micropython tests/firmware/both/run.py [test_x.py ...]`.

Runs every function `test_*` of every file here, or of those named, but for `test_cpython_only_*`.
"""

import os
import sys

HERE = __file__.rsplit("/", 1)[0] if "/" in __file__ else "."
CPYTHON_ONLY = "test_cpython_only_"


def files() -> "list[str]":
    """The names of all modules with tests."""
    names = [name for name in os.listdir(HERE) if name.startswith("test_")]
    return sorted(name[:-3] for name in names if name.endswith(".py"))


def named(path: str) -> str:
    name = path.rsplit("/", 1)[-1]
    return name[:-3] if name.endswith(".py") else name


def tests(module: "object") -> "list[str]":
    names = [name for name in dir(module) if name.startswith("test_")]
    return sorted(name for name in names if not name.startswith(CPYTHON_ONLY))


def passes(what: str, call: "object") -> "object":
    """What the call gave, if it did not fail; else what went wrong is printed."""
    try:
        return call() or True  # type: ignore[operator]
    except Exception as error:  # whatever it is, the rest go on
        print("FAILED", what)
        sys.print_exception(error)  # type: ignore[attr-defined]
        return None


def run(name: str) -> "tuple[int, int]":
    """How many passed and failed in that file."""
    module = passes(name, lambda: __import__(name))
    if module is None:
        return 0, 1
    found = tests(module)
    passed = 0
    for test in found:
        passed += passes(f"{name}.{test}", getattr(module, test)) is not None
    print(f"{name}: {passed} of {len(found)}")
    return passed, len(found) - passed


def main() -> int:
    counts = [run(name) for name in [named(path) for path in sys.argv[1:]] or files()]
    passed, failed = sum(p for p, _ in counts), sum(f for _, f in counts)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
