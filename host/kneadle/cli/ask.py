"""Questions to a person at a terminal. Where nobody sits, it is said what to give instead."""

import sys
from collections.abc import Sequence

from kneadle.errors import KneadleError


def choose(question: str, options: Sequence[str], instead: str) -> int:
    """The place of the chosen one. Raises KneadleError, with `instead`, when nobody can answer."""
    _require_person(question, instead)
    for number, option in enumerate(options, 1):
        print(f"  {number}  {option}")
    while True:
        answer = _answer(f"{question} [1-{len(options)}] ", instead)
        if answer.isdecimal() and 1 <= int(answer) <= len(options):
            return int(answer) - 1


def confirm(question: str, instead: str) -> bool:
    """No unless the person says yes. Raises KneadleError when nobody can be asked."""
    _require_person(question, instead)
    return _answer(f"{question} [y/N] ", instead).lower() in ("y", "yes")


def _require_person(question: str, instead: str) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise KneadleError(f"{question} Nobody is here to answer.", instead)


def _answer(question: str, instead: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        raise KneadleError("No answer came.", instead) from None
