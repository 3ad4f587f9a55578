"""What a program may expect of `time` and of Timer. It switches pin 1 on if all of it is so."""

import time

from machine import Pin, Timer

began_us = time.ticks_us()
began_ms = time.ticks_ms()
time.sleep_ms(7)
assert time.ticks_diff(time.ticks_us(), began_us) == 7000
time.sleep_us(500)
assert time.ticks_diff(time.ticks_us(), began_us) == 7500

# Ticks wrap, and a difference over the wrap is a difference.
time.sleep(6)
assert time.ticks_us() < began_us
assert time.ticks_diff(time.ticks_us(), began_us) == 6_007_500
assert time.ticks_diff(time.ticks_ms(), began_ms) == 6007
assert time.ticks_diff(began_us, time.ticks_us()) == -6_007_500
assert time.ticks_diff(time.ticks_add(began_us, 50), began_us) == 50
assert 0 <= time.ticks_add(began_us, 10_000_000) < 1 << 30

# A wait without sleep ends.
began_us = time.ticks_us()
while time.ticks_diff(time.ticks_us(), began_us) < 1000:
    pass

# One callback never interrupts another, and comes right after it.
order: "list[str]" = []


def long(timer: Timer) -> None:
    order.append("long begins")
    time.sleep_ms(5)
    order.append("long ends")


first, second = Timer(0), Timer(1)
first.init(mode=Timer.ONE_SHOT, period=2, callback=long)
second.init(mode=Timer.ONE_SHOT, freq=250, callback=lambda _: order.append("short"))
time.sleep_ms(50)
assert order == ["long begins", "long ends", "short"], order

# An error in a callback is said, and nothing more.
first.init(mode=Timer.ONE_SHOT, period=1, callback=lambda _: order.remove("nothing"))
time.sleep_ms(5)

try:
    Timer(2)
except ValueError:
    Pin(1, Pin.OUT).on()
while True:
    time.sleep_ms(10)
