"""Where each board has its wires: read from the firmware, which is the one that uses them."""

import ast
from pathlib import Path

from kneadle.flash.boards import Board


def own_pins(firmware: Path, board: Board) -> dict[str, int]:
    """Name to number, from `PINS = {...}` in the board's file."""
    source = (firmware / "boards" / f"{board.name}.py").read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "PINS":
            pins: dict[str, int] = ast.literal_eval(node.value)
            return pins
    return {}
