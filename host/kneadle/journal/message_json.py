"""Messages other than samples as JSON, and back, exactly."""

import json
from dataclasses import asdict, fields
from typing import Any, TypeVar

import numpy as np

from kneadle.samples import (
    Answer,
    Calibrated,
    Calibration,
    Clock,
    Hello,
    Identity,
    Linear,
    Motion,
    NewCeiling,
    PowerLaw,
    Relative,
    Status,
    Tare,
)

Word = Hello | Calibrated | Motion | Clock | Status | Answer | Tare | NewCeiling

_WORDS: dict[str, type[Word]] = {
    "hello": Hello,
    "calibrated": Calibrated,
    "motion": Motion,
    "clock": Clock,
    "status": Status,
    "answer": Answer,
    "tare": Tare,
    "new_ceiling": NewCeiling,
}
_WORD_NAMES = {kind: name for name, kind in _WORDS.items()}

_CALIBRATIONS: dict[str, type[Calibration]] = {
    "identity": Identity,
    "linear": Linear,
    "power_law": PowerLaw,
    "relative": Relative,
}
_CALIBRATION_NAMES = {kind: name for name, kind in _CALIBRATIONS.items()}

T = TypeVar("T", bound=Word | Calibration)


def dumps(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), default=_plain)


def write(word: Word) -> tuple[str, str]:
    """The message's kind and its fields."""
    body = asdict(word)
    if isinstance(word, Hello | Calibrated):
        body["calibration"] = calibration_fields(word.calibration)
    return _WORD_NAMES[type(word)], dumps(body)


def read(kind: str, body: str) -> Word:
    """Raises ValueError, KeyError or TypeError where nothing can be made of it."""
    given = json.loads(body)
    if "calibration" in given:
        stored = given["calibration"]
        given["calibration"] = _made(_CALIBRATIONS[stored["kind"]], stored)
    return _made(_WORDS[kind], given)


def calibration_fields(calibration: Calibration) -> dict[str, Any]:
    return {"kind": _CALIBRATION_NAMES[type(calibration)], **asdict(calibration)}


def _made(kind: type[T], given: dict[str, Any]) -> T:
    """Fields that a newer version added are left aside."""
    return kind(**{field.name: given[field.name] for field in fields(kind) if field.name in given})


def _plain(value: Any) -> Any:
    """A decoder may hand on numpy's own numbers."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{value!r} has no place in JSON")
