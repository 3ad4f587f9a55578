"""What keeps this computer from using Bluetooth: what happened, and what to do about it."""

_BY_CABLE = "or use the ball's USB cable (`kneadle live --serial PORT`)."

NO_DBUS = (
    "No D-Bus runs on this computer, and Bluetooth on Linux needs it.",
    f"Install and start dbus and bluez (give a container its /run/dbus), {_BY_CABLE}",
)
BAD_DBUS_ADDRESS = (
    "DBUS_SYSTEM_BUS_ADDRESS names no D-Bus.",
    "Unset it (`unset DBUS_SYSTEM_BUS_ADDRESS`), then try again.",
)
NO_SERVICE = (
    "The Bluetooth service of this computer is not running.",
    "Install bluez, then start it: `sudo systemctl enable --now bluetooth`.",
)
SERVICE_GONE = (
    "The Bluetooth service of this computer stopped or does not answer.",
    "On Linux start it again (`sudo systemctl restart bluetooth`);"
    " elsewhere switch Bluetooth off and on.",
)
OLD_BLUEZ = (
    "The Bluetooth service of this computer, BlueZ, is older than 5.55.",
    f"Update the system, {_BY_CABLE}",
)
NO_ADAPTER = (
    "This computer has no Bluetooth adapter.",
    f"Plug in a Bluetooth adapter, {_BY_CABLE}",
)
NO_LOW_ENERGY = (
    "The Bluetooth adapter of this computer is too old for Bluetooth Low Energy.",
    f"Plug in one for Bluetooth 4.0 or newer, {_BY_CABLE}",
)
SWITCHED_OFF = (
    "Bluetooth is switched off on this computer.",
    "Switch it on in the settings; on Linux also with"
    " `rfkill unblock bluetooth` and `bluetoothctl power on`.",
)
NO_PERMISSION = (
    "You may not use Bluetooth on this computer.",
    "On Linux add yourself to the group bluetooth (`sudo usermod -aG bluetooth $USER`)"
    " and log in again; elsewhere ask whoever looks after the computer.",
)
NOT_ALLOWED_YET = (
    "This terminal is not allowed to use Bluetooth.",
    "Allow it in the settings, under privacy and Bluetooth, then start the terminal anew.",
)
BLUETOOTH_BUSY = (
    "Bluetooth is busy on this computer: another program searches or connects.",
    "Close other Bluetooth programs and settings, wait ten seconds, then try again.",
)
TOO_MANY = (
    "This computer holds as many Bluetooth connections as it can.",
    "Disconnect another device, such as a headset, then try again.",
)
UNAVAILABLE = (
    "Bluetooth does not answer on this computer.",
    "Switch it off and on; if that does not help, restart the computer.",
)
