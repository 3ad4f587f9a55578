"""Whether a value from a file is what a field of ours may hold: JSON promises nothing."""

import json
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from kneadle.events import Event, SessionEnded
from kneadle.exchange.comparable import moment
from kneadle.exchange.ranges import RATES_HZ, in_range
from kneadle.samples import Hello, PowerLaw, Relative

MOST_INTEGER = 2**63 - 1
# Far past any device, either way; windows of samples are as long as this and the rate say.
TICKS_HZ = (1e-6, 1e12)


def fits(made: Any) -> bool:
    """All fields of a message or an event are of their type, and numbers that mean something."""
    hints = _hints(made.__class__)
    values = [(field.name, getattr(made, field.name)) for field in fields(made)]
    fit = all(_fits(value, hints[name]) and in_range(name, value) for name, value in values)
    return fit and (not isinstance(made, Hello) or _a_device(made)) and _divides(made)


def happens(event: Event) -> bool:
    """It fits, and its times are times: a list is told in their order."""
    times = (getattr(event, field.name) for field in fields(event) if field.name.endswith("_s"))
    return fits(event) and all(value is None or moment(value) for value in times)


def sums_up(name: str, value: Any) -> bool:
    """A field of a session's summary. What a newer Kneadle adds may be anything but no JSON."""
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        return False
    if name not in _hints(SessionEnded):
        return True
    there = name != "t_s" or moment(value)
    return there and _fits(value, _hints(SessionEnded)[name]) and in_range(name, value)


def _a_device(hello: Hello) -> bool:
    """Its numbers are divided by, and windows of samples are made as long as they say."""
    (low, high), (slow, fast) = RATES_HZ, TICKS_HZ
    paces = low <= hello.rate_hz <= high and slow <= hello.tick_hz <= fast
    return paces and 1 <= hello.tick_bits <= 64


def _divides(made: Any) -> bool:
    match made:
        case Relative(_, full_counts):
            return full_counts != 0
        case PowerLaw(a, b, _, full_counts):
            return a > 0 and b > 0 and full_counts > 1
    return True


def _fits(value: Any, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, each) for each in get_args(hint))
    if origin is Literal:
        return isinstance(value, str) and value in get_args(hint)
    if is_dataclass(value):
        return type(value) is hint and fits(value)
    return _plain(value, hint)


def _plain(value: Any, hint: Any) -> bool:
    if hint is bool or isinstance(value, bool):
        return isinstance(value, bool) and hint is bool
    if hint is float:
        return isinstance(value, int | float) and (
            not isinstance(value, int) or abs(value) <= MOST_INTEGER
        )
    if hint is int:
        return isinstance(value, int) and abs(value) <= MOST_INTEGER
    return isinstance(value, hint)


@lru_cache(maxsize=64)
def _hints(kind: type[object]) -> dict[str, Any]:
    return get_type_hints(kind)
