"""The D-Bus face of our agent: org.bluez.Agent1, as BlueZ documents it. Linux only."""

from dbus_fast import DBusError
from dbus_fast.annotations import DBusObjectPath, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method

REJECTED = "org.bluez.Error.Rejected"


class Agent1(ServiceInterface):
    """Says yes to the one device that the person asked to pair."""

    def __init__(self, device_path: str) -> None:
        super().__init__("org.bluez.Agent1")
        self._device_path = device_path

    @dbus_method()
    def Release(self) -> None:  # noqa: N802
        """BlueZ needs us no more."""

    @dbus_method()
    def Cancel(self) -> None:  # noqa: N802
        """The question was taken back."""

    @dbus_method()
    def RequestConfirmation(self, device: DBusObjectPath, passkey: DBusUInt32) -> None:  # noqa: N802
        self._agree(device)

    @dbus_method()
    def RequestAuthorization(self, device: DBusObjectPath) -> None:  # noqa: N802
        self._agree(device)

    @dbus_method()
    def AuthorizeService(self, device: DBusObjectPath, uuid: DBusStr) -> None:  # noqa: N802
        self._agree(device)

    def _agree(self, device: str) -> None:
        if device != self._device_path:
            raise DBusError(REJECTED, "Kneadle pairs only the device that it was asked to pair.")
