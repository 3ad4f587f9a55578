"""Whether the live page can be seen as it is meant."""

from collections.abc import Mapping
from dataclasses import dataclass

from kneadle.doctor.finding import Finding

SUBJECT = "terminal"


@dataclass(frozen=True, slots=True)
class Terminal:
    """`encoding` is what its text is sent in; `is_one` is False where output goes to a file."""

    is_one: bool
    columns: int
    rows: int
    encoding: str
    environment: Mapping[str, str]


def check(terminal: Terminal, least_columns: int, least_rows: int) -> list[Finding]:
    """The live page needs that many columns and rows."""
    if not terminal.is_one:
        return [Finding(SUBJECT, "ok", "Output goes to a file or a program, not to a terminal.")]
    return [_size(terminal, least_columns, least_rows), _colours(terminal), _signs(terminal)]


def _size(terminal: Terminal, least_columns: int, least_rows: int) -> Finding:
    size = f"{terminal.columns} x {terminal.rows} characters"
    if terminal.columns < least_columns or terminal.rows < least_rows:
        return Finding(
            SUBJECT,
            "warn",
            f"The window has {size}; the live page needs {least_columns} x {least_rows}.",
            "Make the window larger or the letters smaller, or use `kneadle live --headless`.",
        )
    return Finding(SUBJECT, "ok", f"The window has {size}: enough for the live page.")


def _colours(terminal: Terminal) -> Finding:
    if terminal.environment.get("NO_COLOR"):
        return Finding(SUBJECT, "ok", "NO_COLOR is set: the live page says all without colours.")
    if terminal.environment.get("TERM") == "dumb":
        return Finding(
            SUBJECT,
            "warn",
            "This terminal draws nothing but lines of text (TERM).",
            "Use another terminal for the live page, or `kneadle live --headless`.",
        )
    return Finding(SUBJECT, "ok", "The terminal has colours.")


def _signs(terminal: Terminal) -> Finding:
    if not terminal.encoding.lower().replace("-", "").startswith("utf"):
        return Finding(
            SUBJECT,
            "warn",
            f"The terminal takes {terminal.encoding} only: some signs will be question marks.",
            "Switch it to UTF-8, on Linux with `export LANG=C.UTF-8`.",
        )
    return Finding(SUBJECT, "ok", "The terminal takes UTF-8.")
