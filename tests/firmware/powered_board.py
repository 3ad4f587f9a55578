"""A board's power: given, cut, and given back when a pin or the board itself asks for it."""

import asyncio
from contextlib import suppress
from pathlib import Path

from board_process import BoardProcess
from board_says import BoardSays, PinChange, Reading
from line_to_board import LineToBoard, Said

POWER_ON, HARD, DEEP_SLEEP = 1, 2, 4  # machine.reset_cause()


class PoweredBoard(BoardSays):
    """`description`: see standin/rig_line.py. `folder` is its file system, `port` its USB."""

    def __init__(self, program: Path, description: Said, folder: Path, errors: Path) -> None:
        super().__init__()
        self._program = program
        self._description = description
        self.folder = folder
        self._process = BoardProcess(folder, errors)
        self.port = self._process.port
        self.bluetooth: asyncio.Queue[Said] = asyncio.Queue()  # what BoardOnAir is to do
        self.asleep = False
        self._wakes: list[int] = []
        self._held: dict[int, int] = {}
        self._switch = asyncio.Lock()
        self._watching: asyncio.Task[None] | None = None
        self._resting: asyncio.Task[None] | None = None
        self.line = LineToBoard(lambda: self._description, self._hear)

    @property
    def errors(self) -> str:
        """What the firmware printed about errors so far; on a board it would be lost."""
        return self._process.said_wrong()

    async def set_pin(self, pin: int, value: int | None) -> None:
        """Holds a pin, such as the button's; None lets it go. 0 may wake a board in deep sleep."""
        self._held.pop(pin, None)
        if value is not None:
            self._held[pin] = value
        await self.settled()
        if not self.asleep:
            await self.line.ask("hold", pin=pin, value=value)
        elif self._woken():
            await self._power_on(DEEP_SLEEP)

    async def kill(self) -> None:
        """Power cut: what it had not written is lost, and nobody is told."""
        async with self._switch:
            await self._cut()

    async def restart(self) -> None:
        """Power again, on the same file system."""
        await self._power_on(POWER_ON)

    async def settled(self) -> None:
        """What the board asked to be done with its power has been done."""
        if self._resting:
            await self._resting

    async def put_away(self) -> None:
        """For good."""
        await self.settled()
        await self.kill()
        self.line.close()
        self._process.close()

    async def _power_on(self, cause: int) -> None:
        async with self._switch:
            await self._cut()
            self.asleep = False
            self.powered()
            held = [{"pin": pin, "value": value} for pin, value in self._held.items()]
            self._description |= {"reset_cause": cause, "held": held}
            await self._process.start(self._program, await self.line.address())
            self._watching = asyncio.create_task(self._watch())
            await self.until(self.line.connected)

    async def _cut(self) -> None:
        if self._watching:
            self._watching.cancel()
            with suppress(asyncio.CancelledError):
                await self._watching
        await self._process.kill()
        self.line.cut()
        self.bluetooth.put_nowait({"op": "active", "on": False})

    async def _watch(self) -> None:
        code = await self._process.ended()
        self.fail(f"The firmware ended with {code}.\n{self.errors}")

    def _hear(self, said: Said) -> None:
        match said.pop("say"):
            case "pin":
                self.pin_changes.append(PinChange(**said))
            case "reading":
                self.readings.append(Reading(**said))
            case "ble":
                self.bluetooth.put_nowait(said)
            case "reset":
                self._resting = asyncio.create_task(self._power_on(HARD))
            case "deepsleep":
                self._resting = asyncio.create_task(self._sleep(**said))
        self.happened()

    async def _sleep(self, wakes: list[int]) -> None:
        """A board that is woken by what is there already does not sleep at all."""
        await self.kill()
        self.asleep, self._wakes = True, wakes
        if self._woken():
            await self._power_on(DEEP_SLEEP)
        self.happened()

    def _woken(self) -> bool:
        return any(self._held.get(pin) == 0 for pin in self._wakes)
