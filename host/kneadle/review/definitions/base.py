"""What one number means."""

from typing import NamedTuple


class Definition(NamedTuple):
    """`unit` is empty for a share or a word."""

    name: str
    unit: str
    words: str
    source: str
