"""MicroPython's raw `bluetooth`, peripheral's half, over the rig's line to Bumble.

It behaves as MicroPython on NimBLE does (docs.micropython.org, "bluetooth"; extmod/nimble in its
sources), also where that hurts: what a central writes is cut to 20 bytes unless the buffer was made
larger, notifications go to who never subscribed, and event data lie in a buffer that is used again.
"""

import rig_uuid
from rig_gatt import Table
from rig_irq import call, secret_of_ours
from rig_line import BOARD, HEARS, LINE
from rig_room import Room

UUID = rig_uuid.UUID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rig_gatt import Definition
    from rig_line import Said

    Data = bytes | bytearray | memoryview
    Handler = Callable[[int, tuple[object, ...]], object]

FLAG_READ, FLAG_WRITE_NO_RESPONSE, FLAG_WRITE = 0x0002, 0x0004, 0x0008
FLAG_NOTIFY, FLAG_INDICATE = 0x0010, 0x0020

_SETTINGS = ("addr_mode", "bond", "gap_name", "io", "le_secure", "mitm", "mtu", "rxbuf")
_RANDOM = 1  # static, as the balls of the simulator have it
_CENTRAL_CONNECT, _CENTRAL_DISCONNECT = 1, 2
_ENODEV, _EINVAL, _ENOTCONN = 19, 22, 107


class BLE:
    _only: "BLE | None" = None

    def __new__(cls) -> "BLE":
        if BLE._only is None:
            BLE._only = object.__new__(cls)
            BLE._only._begin()
        return BLE._only

    def _begin(self) -> None:
        self._on = False
        self._handler: Handler | None = None
        self._config: dict[str, object] = {"gap_name": "MPY", "mtu": 256, "rxbuf": 256}
        self._table = Table([])
        self._conns: set[int] = set()
        self._room = Room()
        self._said: tuple[bytes, bytes] = (b"", b"")
        HEARS["irq"] = self._irq

    def active(self, active: "bool | None" = None) -> bool:
        if active is not None and bool(active) != self._on:
            self._on = bool(active)
            self._conns.clear()
            LINE.say("ble", op="active", on=self._on)
            if self._on and self._handler:
                secret_of_ours(self._handler)
        return self._on

    def config(self, name: "str | None" = None, **settings: object) -> "object":
        if name == "mac":
            self._must_be_on()
            return _RANDOM, bytes.fromhex(str(BOARD["unique_id"]))
        if name is not None:
            return self._config[name]
        # The stock build of the Pico 2 W cannot pair (micropython 13599).
        bonds = {"bond", "mitm", "le_secure", "io"}.isdisjoint(settings)
        if any(each not in _SETTINGS for each in settings) or (
            BOARD["board"] == "pico2w" and not bonds
        ):
            raise ValueError("unknown config param")
        self._config.update(settings)
        LINE.say("ble", op="config", settings=settings)
        return None

    def irq(self, handler: "Handler | None") -> None:
        self._handler = handler

    def gap_advertise(
        self,
        interval_us: "int | None",
        adv_data: "Data | None" = None,
        *,
        resp_data: "Data | None" = None,
        connectable: bool = True,
    ) -> None:
        """None for the data is what it was before, None for the interval is silence."""
        self._must_be_on()
        before, before_resp = self._said
        said = before if adv_data is None else bytes(adv_data)
        resp = before_resp if resp_data is None else bytes(resp_data)
        if len(said) > 31 or len(resp) > 31:
            raise OSError(_EINVAL)
        self._said = said, resp
        LINE.say("ble", op="advertise", us=interval_us, said=said.hex(), resp=resp.hex())

    def gap_disconnect(self, conn_handle: int) -> bool:
        self._must_be_on()
        LINE.say("ble", op="disconnect", conn=conn_handle)
        return conn_handle in self._conns

    def gatts_register_services(
        self, services_definition: "Sequence[Definition]"
    ) -> "tuple[tuple[int, ...], ...]":
        self._must_be_on()
        self._table = Table(services_definition)
        LINE.say("ble", op="services", services=self._table.described)
        return self._table.handles

    def gatts_read(self, value_handle: int) -> bytes:
        self._must_be_on()
        return self._table.read(value_handle)

    def gatts_write(self, value_handle: int, data: "Data", send_update: bool = False) -> None:
        self._must_be_on()
        self._table.write(value_handle, bytes(data))
        if send_update:
            LINE.say("ble", op="update", handle=value_handle, value=bytes(data).hex())

    def gatts_set_buffer(self, value_handle: int, len: int, append: bool = False) -> None:
        self._must_be_on()
        self._table.set_buffer(value_handle, len, append)

    def gatts_notify(self, conn_handle: int, value_handle: int, data: "Data | None" = None) -> None:
        self._must_be_on()
        if conn_handle not in self._conns:
            raise OSError(_ENOTCONN)
        self._room.take()
        value = self._table.read(value_handle) if data is None else bytes(data)
        LINE.say("ble", op="notify", conn=conn_handle, handle=value_handle, value=value.hex())

    def _must_be_on(self) -> None:
        if not self._on:
            raise OSError(_ENODEV)

    def _irq(self, said: "Said") -> object:
        event, data = said["irq"], said["data"]
        assert isinstance(event, int)
        assert isinstance(data, list)
        if event == _CENTRAL_CONNECT:
            self._conns.add(data[0])
        if event == _CENTRAL_DISCONNECT:
            self._conns.discard(data[0])
        return call(self._handler, self._table, event, data)
