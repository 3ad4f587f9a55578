"""A board made of stand-ins: the unchanged firmware, with chips, pins, USB and radio."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from board_process import FIRMWARE
from powered_board import PoweredBoard

Script = Sequence[tuple[float, float]]  # (t_s, newtons or degrees a second), straight in between


class Rig(PoweredBoard):
    """`async with Rig(board={...}, chips={...}) as rig:` the board has power and runs.

    `board` is its board.json; `chips`: see standin/rig_chips.py. `press` and `turning` begin at
    power-on. Raises AssertionError at the end, or in `until`, if something went wrong that
    nobody asked about: with what the firmware printed, if it ended by itself.
    """

    def __init__(
        self,
        program: Path = FIRMWARE / "main.py",
        *,
        board: Mapping[str, Any],
        chips: Mapping[str, Mapping[str, Any]] | None = None,
        press: Script = ((0.0, 0.0),),
        turning: Script = ((0.0, 0.0),),
        speed: float = 1.0,
        unique_id: str = "f00ce0ba1101",
        log_readings: bool = False,
    ) -> None:
        self._temporary = TemporaryDirectory()
        folder, errors = Path(self._temporary.name, "board"), Path(self._temporary.name, "errors")
        folder.mkdir()
        (folder / "board.json").write_text(json.dumps(dict(board)))
        description = {
            "board": board.get("board", "xiao_esp32c3"),
            "chips": {name: dict(settings) for name, settings in (chips or {}).items()},
            "press": _json(press),
            "turning": _json(turning),
            "speed": speed,
            "unique_id": unique_id,
            "log_readings": log_readings,
        }
        self.address = bytes.fromhex(unique_id).hex(":").upper()
        super().__init__(program.resolve(), description, folder, errors)

    async def __aenter__(self) -> Self:
        try:
            await self.restart()
        except BaseException:
            await self._end()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._end()
        if error is None:
            self.check()

    async def device_us(self) -> int:
        """The device's time since power-on."""
        return int(await self.line.ask("clock"))

    async def heap_bytes(self) -> int:
        """What the program holds in memory, its stand-ins included, after a collection."""
        return int(await self.line.ask("heap"))

    async def fault(self, chip: str, **faults: Any) -> None:
        """`await rig.fault("nau7802", nack=True)`: see tests/firmware/chips."""
        await self.line.ask("fault", chip=chip, faults=faults)

    async def hand(self, press: Script) -> None:
        """A new script, which begins now."""
        await self.line.ask("press", points=_json(press))

    async def _end(self) -> None:
        await self.put_away()
        self._temporary.cleanup()


def _json(script: Script) -> list[list[float]]:
    return [list(point) for point in script]
