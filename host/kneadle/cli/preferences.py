"""What a person set, as one run takes it."""

import sys
from collections.abc import Callable
from dataclasses import replace

from kneadle.errors import KneadleError
from kneadle.registry.file import settings
from kneadle.registry.settings import Settings
from kneadle.sound.aloud import FASTEST


def _on_stderr(words: str) -> None:
    print(f"kneadle: {words}", file=sys.stderr)


def preferences(*, tell: Callable[[str], None] = _on_stderr, speed: float = 1.0) -> Settings:
    """`speed`: times life; what runs too fast for sounds has none.

    A file that cannot be read is no reason not to begin: `tell` hears of it, and the usual holds.
    """
    try:
        chosen = settings().read()
    except KneadleError as trouble:
        tell(f"{trouble} Until then the usual settings hold.")
        chosen = Settings()
    return chosen if speed <= FASTEST else replace(chosen, sounds=False, spoken=False)
