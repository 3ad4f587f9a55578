"""The ball tries its own parts, and prints a line of JSON for each: check, ok, said.

`kneadle flash` runs it, and so may anybody: `mpremote exec "import boards.selftest as s; s.run()"`.
"""

import gc
import json
import os
from time import sleep_ms, ticks_diff, ticks_ms

from drivers import faults

from . import build, sensor_test

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .sensor_test import Found

BUTTON_MS = 300
SIGNAL_MS = 150
UNKNOWN_PERCENT = 255
LEAST_FREE_BYTES = 32_000  # ours: what the ball allocates after its start is far less
SCRATCH = "selftest.tmp"


def run(config_path: str = build.FILE) -> None:
    """Every part is tried, whatever the ones before it had to say."""
    try:
        config = build.read(config_path)
        parts = build.parts(config)
    except build.BoardError as error:
        _say("board", False, str(error))
        return
    _try("sensor", lambda: sensor_test.found(parts.sensor, config["rate_hz"]))
    if parts.imu is not None:
        _try("imu", lambda: _imu(parts.imu))
    if parts.gauge is not None:
        _try("battery", lambda: _gauge(parts.gauge))
    _try("buzzer", lambda: _signal(parts.buzzer, "You should have felt or heard two short buzzes."))
    _try("led", lambda: _signal(parts.led, "You should have seen the light blink twice."))
    _try("button", lambda: _button(parts.button))
    _try("memory", _memory)
    _try("disk", _disk)


def _try(check: str, what: "Callable[[], Found]") -> None:
    try:
        ok, said = what()
    except Exception as error:
        ok, said = False, _words(error)
    _say(check, ok, said)


def _say(check: str, ok: bool, said: str) -> None:
    print(json.dumps({"check": check, "ok": ok, "said": said}))


def _words(error: Exception) -> str:
    if isinstance(error, faults.Fault):
        return faults.words(error.code)
    if isinstance(error, OSError):
        return faults.words(faults.NOT_ANSWERING)
    return f"{type(error).__name__}: {error}."


def _imu(imu: "Any") -> "Found":
    imu.start()
    sleep_ms(100)
    turning = imu.turning_dps10()
    imu.sleep()
    return True, f"It turns at {turning // 10}.{turning % 10} degrees a second."


def _gauge(gauge: "Any") -> "Found":
    percent = gauge.percent()
    if percent == UNKNOWN_PERCENT:
        return (
            False,
            "The gauge does not answer, or knows no battery: look at its wires and the plug.",
        )
    return True, f"{percent} percent" + (", charging." if gauge.charging() else ".")


def _signal(switch: "Any", said: str) -> "Found":
    for _ in range(2):
        switch.on()
        sleep_ms(SIGNAL_MS)
        switch.off()
        sleep_ms(SIGNAL_MS)
    return True, said


def _button(button: "Any") -> "Found":
    begun_ms = ticks_ms()
    while ticks_diff(ticks_ms(), begun_ms) < BUTTON_MS:
        button.step(ticks_ms())
        sleep_ms(5)
    if button.held_ms(ticks_ms()):
        return False, "It reads as pressed all the time: let go of it, or look at its wires."
    return True, "It is not stuck; a press opens pairing."


def _memory() -> "Found":
    gc.collect()
    free_bytes = gc.mem_free()  # type: ignore[attr-defined]  # a board has it
    return free_bytes >= LEAST_FREE_BYTES, f"{free_bytes // 1024} KB are free."


def _disk() -> "Found":
    try:
        with open(SCRATCH, "w") as file:
            file.write(SCRATCH)
        with open(SCRATCH) as file:
            kept = file.read() == SCRATCH
        os.remove(SCRATCH)
    except OSError as error:
        return False, f"Settings could not be kept (error {error.errno}): is the disk full?"
    return kept, "Settings can be kept." if kept else "What was written came back changed."
