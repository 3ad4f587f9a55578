"""What only a real board can tell, second half: `mpremote run firmware/bench_air.py`.

Connect any Bluetooth app to "Kneadle bench" within a minute and subscribe to its one
characteristic; then stay connected for another minute. Have a USB meter in the cable and the
battery's switch off: it says when to read the current. Ends with a table for an issue.
"""

import sys
from time import sleep_ms, ticks_diff, ticks_ms

import bluetooth
import machine

from boards import build

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WAIT_MS, NOTIFY_MS, READ_S = 60_000, 30_000, 15
PACKET_BYTES = 20
PER_S = (16, 64)  # 80 and 320 readings a second, five a packet
CONNECTED, GONE = 1, 2
ENOMEM = 12
SERVICE = bluetooth.UUID("8443ddd0-83fa-4cc0-a62e-d0143e8ee9e9")
STREAM = bluetooth.UUID("8443ddd1-83fa-4cc0-a62e-d0143e8ee9e9")
# Flags, and the complete name
ADVERTISED = b"\x02\x01\x06\x0e\x09Kneadle bench"


class Air:
    def __init__(self) -> None:
        self.host = -1
        self.ble = bluetooth.BLE()
        self.ble.active(True)
        self.ble.irq(self._irq)
        told = ((SERVICE, ((STREAM, bluetooth.FLAG_NOTIFY),)),)
        ((self._stream,),) = self.ble.gatts_register_services(told)
        self.ble.gap_advertise(100_000, ADVERTISED)

    def wait(self) -> bool:
        begun_ms = ticks_ms()
        while self.host < 0 and ticks_diff(ticks_ms(), begun_ms) < WAIT_MS:
            sleep_ms(50)
        return self.host >= 0

    def notify(self, per_s: int) -> str:
        sent = refused = in_a_row = longest = 0
        begun_ms = ticks_ms()
        while self.host >= 0 and ticks_diff(ticks_ms(), begun_ms) < NOTIFY_MS:
            if self._sent():
                sent, in_a_row = sent + 1, 0
            else:
                refused, in_a_row = refused + 1, in_a_row + 1
                longest = max(longest, in_a_row)
            sleep_ms(1000 // per_s)
        lost = "" if self.host >= 0 else "; the connection was lost"
        return f"{sent} sent, {refused} ENOMEM, {longest} in a row{lost}"

    def _sent(self) -> bool:
        try:
            self.ble.gatts_notify(self.host, self._stream, bytes(PACKET_BYTES))
        except OSError as error:
            if error.args[0] != ENOMEM:
                self.host = -1
            return False
        return True

    def _irq(self, event: int, data: "Any") -> None:
        if event == CONNECTED:
            self.host = data[0]
        elif event == GONE:
            self.host = -1


def current(state: str) -> "tuple[str, str]":
    print(f"Read the current now, {READ_S} s long: {state}")
    sleep_ms(1000 * READ_S)
    return f"current, {state}", "___ mA"


def main() -> None:
    parts = build.parts(build.read())
    rows = [("board", sys.implementation._machine + "; " + sys.version), current("idle, no radio")]
    air = Air()
    rows.append(current("advertising"))
    print("Connect to 'Kneadle bench' now, and subscribe.")
    if air.wait():
        for per_s in PER_S:
            print(f"Notifying, {per_s} a second; read the current.")
            rows.append((f"notify, {per_s} a second, ___ mA", air.notify(per_s)))
    else:
        rows.append(("notify", "nobody connected"))
    air.ble.active(False)
    parts.buzzer.on()
    rows.append(current("motor or buzzer on"))
    parts.buzzer.off()
    print("\n| bench | result |\n|---|---|")
    for name, result in rows:
        print("|", name, "|", result, "|")
    print("Last: the ball is off now; read the current, and add it by hand. Unplug it to wake it.")
    machine.deepsleep()


main()
