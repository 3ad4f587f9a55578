"""What everything told has in common.

`t_s` is the last device time heard, `now_s` the seconds since the session began, `at` the same
moment as local time with its offset (ISO 8601), `rule` the id of the rule that decided (rules.py).
A site is spelt `muscle` and `side`; both are empty where no site is meant.
"""

from dataclasses import dataclass

from kneadle.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Event):
    t_s: float = 0.0
    now_s: float = 0.0
    at: str = ""
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class At(Told):
    """Told of a site."""

    muscle: str = ""
    side: str = ""
