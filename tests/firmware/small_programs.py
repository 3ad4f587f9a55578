"""Small programs on the rig, and a person at their USB port."""

import asyncio
import json
from pathlib import Path
from typing import Any

import serial

from rig import Rig

PROGRAMS = Path(__file__).parent / "rig" / "programs"
PATIENCE_S = 10.0


def program(name: str, *, secrets: str = "keep", **more: Any) -> Rig:
    board = {"board": "xiao_esp32c3", "secrets": secrets}
    return Rig(PROGRAMS / f"{name}.py", board=board, **more)


async def asked(rig: Rig, question: str) -> Any:
    """What the program answers over USB."""
    return await asyncio.to_thread(_asked, rig.port, question)


def _asked(port: str, question: str) -> Any:
    with serial.Serial(port, timeout=PATIENCE_S) as usb:
        usb.write(question.encode() + b"\n")
        return json.loads(usb.readline())


def say(rig: Rig, question: str) -> None:
    """What has no answer."""
    with serial.Serial(rig.port) as usb:
        usb.write(question.encode() + b"\n")
