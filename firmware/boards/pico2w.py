"""Raspberry Pi Pico 2 W. GP numbers, as printed on its back."""

NAME = "Raspberry Pi Pico 2 W"
CHIP = "RP2350"  # as sys.implementation names it
TIMER = -1
WAKE = ""  # it has no deep sleep that a pin ends
SPARE = 8  # where bench.py's jumper ends
PINS = {
    "sda": 4,
    "scl": 5,
    "data": 6,  # data-ready of a NAU7802, DT of an HX711
    "clock": 7,  # SCK of an HX711
    "fsr": 26,
    "button": 15,
    "buzzer": 16,
    "led": 17,
}
