"""Seeed XIAO ESP32S3. GPIO numbers; the print beside the pins says D1 ... D10."""

NAME = "Seeed XIAO ESP32S3"
CHIP = "ESP32S3"  # as sys.implementation names it
TIMER = 0
WAKE = "wake_on_ext1"  # of `esp32`
SPARE = 44  # D7: where bench.py's jumper ends
PINS = {
    "sda": 5,  # D4
    "scl": 6,  # D5
    "data": 4,  # D3: data-ready of a NAU7802, DT of an HX711
    "clock": 3,  # D2: SCK of an HX711
    "fsr": 3,  # D2
    "button": 2,  # D1: one that can wake the chip from deep sleep
    "buzzer": 9,  # D10
    "led": 43,  # D6
}
