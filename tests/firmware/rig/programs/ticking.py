"""A thousand timer callbacks on a machine that is now and then much too late for them."""

import time

import utime  # type: ignore[import-not-found]  # the real one
from machine import Pin, Timer
from rig_clock import CLOCK

COUNT = 1000
PERIOD_MS = 3
STALL_EVERY, STALLED_MS = 200, 60

fired_us: "list[int]" = []
led = Pin(10, Pin.OUT, value=0)
done = Pin(11, Pin.OUT, value=0)


def tick(timer: Timer) -> None:
    if len(fired_us) < COUNT:
        fired_us.append(CLOCK.now_us)
        led.value(len(fired_us) & 1)


timer = Timer(0)
timer.init(period=PERIOD_MS, mode=Timer.PERIODIC, callback=tick)
while len(fired_us) < COUNT:
    if len(fired_us) % STALL_EVERY == STALL_EVERY - 1:
        utime.sleep_ms(STALLED_MS)
    time.sleep_ms(1)
assert fired_us == [(n + 1) * PERIOD_MS * 1000 for n in range(COUNT)]
timer.deinit()
time.sleep_ms(100)
assert len(fired_us) == COUNT
done.on()
while True:
    time.sleep_ms(10)
