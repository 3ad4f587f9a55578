"""What a look at one part of the machine found."""

from dataclasses import dataclass
from typing import Literal

from kneadle.errors import KneadleError

Level = Literal["ok", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`bad`: something that Kneadle can do will not work. `do` is empty where all is well."""

    subject: str
    level: Level
    what: str
    do: str = ""


def of_trouble(subject: str, level: Level, trouble: KneadleError) -> Finding:
    """In the words in which the trouble would be told when it is met."""
    return Finding(subject, level, trouble.what, trouble.do)
