"""Messages other than samples as JSON, and back, exactly."""

import json
from dataclasses import asdict, fields
from typing import Any

import numpy as np

from kneadle.calibration_json import calibration_fields, calibration_of
from kneadle.samples import (
    Answer,
    ButtonPressed,
    Calibrated,
    Clock,
    Hello,
    Motion,
    NewCeiling,
    Status,
    Tare,
)

Word = Hello | Calibrated | Motion | Clock | Status | Answer | ButtonPressed | Tare | NewCeiling

_WORDS: dict[str, type[Word]] = {
    "hello": Hello,
    "calibrated": Calibrated,
    "motion": Motion,
    "clock": Clock,
    "status": Status,
    "answer": Answer,
    "button": ButtonPressed,
    "tare": Tare,
    "new_ceiling": NewCeiling,
}
_WORD_NAMES = {kind: name for name, kind in _WORDS.items()}


def dumps(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), default=_plain)


def write(word: Word) -> tuple[str, str]:
    """The message's kind and its fields."""
    body = asdict(word)
    body.pop("origin", None)  # it is found anew in each journal
    if isinstance(word, Hello | Calibrated):
        body["calibration"] = calibration_fields(word.calibration)
    return _WORD_NAMES[type(word)], dumps(body)


def read(kind: str, body: str) -> Word:
    """Raises ValueError, KeyError or TypeError where nothing can be made of it."""
    given = json.loads(body)
    if "calibration" in given:
        given["calibration"] = calibration_of(given["calibration"])
    return _made(_WORDS[kind], given)


def _made(kind: type[Word], given: dict[str, Any]) -> Word:
    """Fields that a newer version added are left aside."""
    known = {field.name for field in fields(kind)} - {"origin"}
    return kind(**{name: given[name] for name in known if name in given})


def _plain(value: Any) -> Any:
    """A decoder may hand on numpy's own numbers."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{value!r} has no place in JSON")
