"""Fields of a file that a person may have edited. ValueError and KeyError name the field."""

import sys
from collections.abc import Collection, Mapping
from typing import Any


def text(given: Mapping[str, Any], name: str) -> str:
    value = given[name]
    if not isinstance(value, str):
        raise ValueError(f"{name} is not a text")
    return value


def number(given: Mapping[str, Any], name: str) -> float:
    return _number(given[name], name)


def numbers(given: Mapping[str, Any], name: str) -> tuple[float, ...]:
    return tuple(_number(each, name) for each in given[name])


def yes_or_no(given: Mapping[str, Any], name: str) -> bool:
    value = given[name]
    if not isinstance(value, bool):
        raise ValueError(f"{name} is neither true nor false")
    return value


def one_of(known: Collection[str], given: Mapping[str, Any], name: str) -> str:
    value = text(given, name)
    if value not in known:
        raise ValueError(f"{name} is {value!r}, which is none of {', '.join(known)}")
    return value


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        raise ValueError(f"{name} is not a number")
    return value


def _finite(value: float) -> bool:
    """False for NaN too, and for a whole number that is too large to be a float."""
    return abs(value) <= sys.float_info.max
