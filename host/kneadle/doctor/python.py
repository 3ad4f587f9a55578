"""The program itself, its Python and the packages it stands on."""

import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from kneadle.doctor.finding import Finding

SUBJECT = "program"
NEEDED = ("bleak", "cobs", "numpy", "platformdirs", "pyserial", "scipy", "textual")


def check(program: str, system: str, version_of: Callable[[str], str | None]) -> list[Finding]:
    """`version_of` is None for a package that is not installed."""
    versions = {name: version_of(name) for name in NEEDED}
    missing = [name for name, found in versions.items() if found is None]
    if missing:
        return [
            Finding(
                SUBJECT,
                "bad",
                f"Kneadle {program} lacks {', '.join(missing)}.",
                "Install it again: `python3 -m pip install --force-reinstall kneadle`.",
            )
        ]
    packages = ", ".join(f"{name} {found}" for name, found in versions.items())
    return [Finding(SUBJECT, "ok", f"Kneadle {program} on {system}; {packages}.")]


def system_here() -> str:
    return f"Python {platform.python_version()}, {platform.system()} {platform.release()}"


def version_of(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
