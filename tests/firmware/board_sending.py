"""What the board notifies, and a central that is slow to take it."""

from bumble.device import Connection, Device

from board_services import BoardServices
from line_to_board import LineToBoard


class BoardSending:
    """`slow` and `quick`: see BoardOnAir."""

    def __init__(self, line: LineToBoard) -> None:
        self._line = line
        self._waiting: list[tuple[Connection, int, str]] | None = None

    def begin(self, device: Device, services: BoardServices) -> None:
        """The board is on the air, with these."""
        self._device = device
        self._services = services
        self._waiting = None

    def slow(self, room: int) -> None:
        self._waiting = []
        self._line.say("room", room=room)

    async def quick(self) -> None:
        waiting, self._waiting = self._waiting or [], None
        for central, handle, value in waiting:
            await self._send(central, handle, value, force=True)
        self._line.say("room", room=None)

    async def notify(self, central: Connection, handle: int, value: str) -> None:
        """Also to who never subscribed, as NimBLE does; Bumble cuts it to the MTU."""
        if self._waiting is None:
            await self._send(central, handle, value, force=True)
        else:
            self._waiting.append((central, handle, value))

    async def update(self, central: Connection, handle: int, value: str) -> None:
        """To who subscribed."""
        await self._send(central, handle, value, force=False)

    async def _send(self, central: Connection, handle: int, value: str, *, force: bool) -> None:
        attribute = self._services.values[handle]
        server = self._device.gatt_server
        await server.notify_subscriber(central, attribute, bytes.fromhex(value), force)
