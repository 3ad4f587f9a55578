"""Answers, line by line over USB, what it finds on its pins and its bus."""

import json
import select
import sys
import time

import machine
from esp32 import WAKEUP_ALL_LOW, wake_on_gpio
from machine import ADC, I2C, Pin

NAU7802 = 0x2A
i2c = I2C(0, scl=Pin(7), sda=Pin(6), freq=400_000)
button = Pin(3, Pin.IN, Pin.PULL_UP)
clock, data = Pin(20, Pin.OUT, value=0), Pin(5, Pin.IN)
buzzer = Pin(10, Pin.OUT, value=0)


def hx711() -> int:
    """24 bits, the highest first, and one pulse more for the gain."""
    while data.value():
        time.sleep_ms(1)
    counts = 0
    for _ in range(24):
        clock.on()
        clock.off()
        counts = counts << 1 | data.value()
    clock.on()
    clock.off()
    return counts - (1 << 24) if counts & 1 << 23 else counts


def revision() -> "int | str":
    buf = bytearray(1)
    try:
        i2c.writeto_mem(NAU7802, 0x00, b"\x02")
        time.sleep_ms(1)
        i2c.readfrom_mem_into(NAU7802, 0x1F, buf)
    except OSError as error:
        return f"error {error.errno}"
    return buf[0]


def sleep() -> None:
    wake_on_gpio((button,), WAKEUP_ALL_LOW)
    machine.deepsleep()


def buzz() -> int:
    buzzer.on()
    time.sleep_ms(20)
    buzzer.off()
    return 20


asked = {
    "button": button.value,
    "hx711": hx711,
    "revision": revision,
    "fsr": lambda: ADC(Pin(4)).read_u16(),
    "buzz": buzz,
    "id": lambda: machine.unique_id().hex(),
    "cause": machine.reset_cause,
    "sleep": sleep,
    "reset": machine.reset,
    "end": sys.exit,
}
poll = select.poll()
poll.register(sys.stdin, select.POLLIN)
while True:
    if poll.poll(0):
        question = sys.stdin.readline().strip()
        print(json.dumps(asked[question]()))
    time.sleep_ms(1)
