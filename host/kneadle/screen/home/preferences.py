"""What can be set besides the ceilings: each in words, and turned by one step."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kneadle.registry.settings import TARGETS_S, Settings


@dataclass(frozen=True, slots=True)
class Preference:
    label: str
    words: Callable[[Settings], str]
    turned: Callable[[Settings, int], Settings]
    note: str


def _target(settings: Settings, steps: int) -> Settings:
    at = TARGETS_S.index(settings.target_s) + steps
    return replace(settings, target_s=TARGETS_S[max(0, min(at, len(TARGETS_S) - 1))])


def _switch(name: str, label: str, note: str) -> Preference:
    """Left and right do the same: there are only two."""

    def words(settings: Settings) -> str:
        return "on" if getattr(settings, name) else "off"

    def turned(settings: Settings, steps: int) -> Settings:
        return replace(settings, **{name: not getattr(settings, name)})

    return Preference(label, words, turned, note)


PREFERENCES = (
    Preference("a hold lasts", lambda s: f"{s.target_s:.0f} s", _target, "it counts from 30 s on"),
    _switch("sounds", "sounds", "the bell where there are none"),
    _switch("spoken", "spoken cues", "if this computer has a voice"),
    _switch("high_contrast", "high contrast", "black, white and yellow"),
)
