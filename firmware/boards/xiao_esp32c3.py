"""Seeed XIAO ESP32C3. GPIO numbers; the print beside the pins says D1 ... D10."""

NAME = "Seeed XIAO ESP32C3"
CHIP = "ESP32C3"  # as sys.implementation names it
TIMER = 0
WAKE = "wake_on_gpio"  # of `esp32`. Older builds lack it; their `wake_on_ext1` wakes no C3
SPARE = 20  # D7: where bench.py's jumper ends
PINS = {
    "sda": 6,  # D4
    "scl": 7,  # D5
    "data": 5,  # D3: data-ready of a NAU7802, DT of an HX711
    "clock": 4,  # D2: SCK of an HX711
    "fsr": 4,  # D2
    "button": 3,  # D1: one that can wake the chip from deep sleep
    "buzzer": 10,  # D10
    "led": 21,  # D6
}
