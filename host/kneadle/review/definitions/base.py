"""What one number means."""

from typing import NamedTuple

OURS = "our own choice"


class Definition(NamedTuple):
    """`unit` is empty for a word or a yes."""

    name: str
    unit: str
    words: str
    source: str
