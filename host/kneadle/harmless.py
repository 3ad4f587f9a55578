"""Words from strangers, without what a terminal obeys."""

import re
from typing import Any

INSTEAD = "?"

# Controls but tab and newline, ends of lines that are none here, turns of the writing's direction.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Lines stay lines."""
    return _OBEYED.sub(INSTEAD, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """For a row of a list."""
    return harmless(" ".join(text.split("\n")).replace("\t", " "))


def harmless_json(value: Any) -> Any:
    """All the words in it, names of fields as well."""
    match value:
        case str():
            return harmless(value)
        case dict():
            return {harmless(str(key)): harmless_json(each) for key, each in value.items()}
        case list():
            return [harmless_json(each) for each in value]
    return value
