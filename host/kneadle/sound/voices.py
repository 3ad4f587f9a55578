"""The voices that a system may have, and how each is made to say something."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

_SAPI = (
    "Add-Type -AssemblyName System.Speech;"
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)


@dataclass(frozen=True, slots=True)
class Program:
    """Is done when all was said. Takes the words from its input, or as its last argument.

    `cancel` is for one that only passes words on: ending it would not end the words.
    """

    command: tuple[str, ...]
    as_argument: bool = False
    cancel: tuple[str, ...] | None = None


_ESPEAK = Program(("espeak-ng", "--stdin"))
_DISPATCHER = Program(("spd-say", "--wait", "--"), True, ("spd-say", "--cancel"))
_OF_SYSTEM = {
    "darwin": (Program(("say",)), _ESPEAK),
    "win32": (Program(("powershell", "-NoProfile", "-Command", _SAPI)), _ESPEAK),
}


def find(
    which: Callable[[str], str | None] = shutil.which, system: str = sys.platform
) -> Program | None:
    """The first that is installed."""
    programs = _OF_SYSTEM.get(system, (_ESPEAK, _DISPATCHER))
    return next((each for each in programs if which(each.command[0])), None)
