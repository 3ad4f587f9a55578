"""The device's clock: microseconds since power-on, real time x speed.

It moves only while the device sleeps: computing takes no device time, so what is measured here
are promises of the program and never of this machine. It does not jump either. When the process
is late, the timers fire one after another with the clock at exactly their due time, as fast as
they can, until it has caught up: a busy machine costs no sample. A program that looks at the clock
again and again without sleeping is moved on a little, or its wait would never end.

Timers and what comes from the rig are served while the device sleeps, as the scheduler on a board
serves them between two instructions; never inside one another.
"""

import sys

import utime  # type: ignore[import-not-found]  # MicroPython's own, by its other name
from rig_line import BOARD, HEARS, LINE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

SPEED = float(str(BOARD["speed"]))
LOOKS = 200  # at the clock, without sleeping, until it moves
LOOKED_US = 10


class Alarm:
    """Something to be done at a moment of the device's clock, and again every `period_us`."""

    def __init__(self, due_us: int, period_us: int, ring: "Callable[[], object]") -> None:
        """A period of 0 is once."""
        self.due_us = due_us
        self.period_us = period_us
        self.ring = ring


class Clock:
    def __init__(self) -> None:
        self.now_us = 0
        self._real_start_us: int = utime.ticks_us()
        self._alarms: list[Alarm] = []
        self._serving = False
        self._looks = 0

    def look(self) -> int:
        """The time, for a program that may be waiting for it to pass."""
        self._looks += 1
        if self._looks > LOOKS:
            self.sleep_us(LOOKED_US)
        return self.now_us

    def add(self, alarm: Alarm) -> None:
        self._alarms.append(alarm)

    def remove(self, alarm: Alarm) -> None:
        if alarm in self._alarms:
            self._alarms.remove(alarm)

    def sleep_us(self, us: int) -> None:
        self._looks = 0
        until_us = self.now_us + max(us, 0)
        while not self._woken(until_us):
            pass

    def _woken(self, until_us: int) -> bool:
        """One step: to the next thing that happens, `until_us` at the latest."""
        alarm = None if self._serving else self._next(until_us)
        due_us = alarm.due_us if alarm else until_us
        if self._heard_before(due_us):
            self._serve(LINE.deliver)
            return False
        self.now_us = max(self.now_us, due_us)
        if alarm:
            self._ring(alarm)
        return alarm is None

    def _next(self, until_us: int) -> "Alarm | None":
        first = None
        for alarm in self._alarms:
            if alarm.due_us <= until_us and (first is None or alarm.due_us < first.due_us):
                first = alarm
        return first

    def _heard_before(self, due_us: int) -> bool:
        """Whether the rig said something before that moment came in real time."""
        while True:
            real_us = utime.ticks_us() - self._real_start_us
            left_us = int(due_us / SPEED) - real_us
            if not self._serving and LINE.listen(max(left_us // 1000, 0)):
                reached_us = int((utime.ticks_us() - self._real_start_us) * SPEED)
                self.now_us = max(self.now_us, min(due_us, reached_us))
                return True
            if left_us < 1000 or self._serving:
                utime.sleep_us(max(left_us, 0))
                return False

    def _ring(self, alarm: Alarm) -> None:
        alarm.due_us += alarm.period_us
        if not alarm.period_us:
            self._alarms.remove(alarm)
        self._serve(alarm.ring)

    def _serve(self, what: "Callable[[], object]") -> None:
        self._serving = True
        try:
            what()
        except Exception as error:
            said(error)
        finally:
            self._serving = False


def said(error: Exception) -> None:
    """On a board an error in a callback is printed, and the program goes on."""
    sys.print_exception(error, sys.stderr)  # type: ignore[attr-defined]


CLOCK = Clock()
HEARS["clock"] = lambda _: CLOCK.now_us
