"""BlueZ as far as doctor asks it, for a D-Bus of our own."""

from typing import Annotated

from dbus_fast import PropertyAccess
from dbus_fast.annotations import DBusBool, DBusSignature
from dbus_fast.service import ServiceInterface, dbus_property


class Adapter1(ServiceInterface):
    def __init__(self, *, powered: bool, roles: list[str]) -> None:
        super().__init__("org.bluez.Adapter1")
        self._powered = powered
        self._roles = roles

    @dbus_property(PropertyAccess.READ)
    def Powered(self) -> DBusBool:  # noqa: N802  # BlueZ's name
        return self._powered

    @dbus_property(PropertyAccess.READ)
    def Roles(self) -> Annotated[list[str], DBusSignature("as")]:  # noqa: N802
        return self._roles
