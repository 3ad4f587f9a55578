"""A ball's parts from board.json, which `kneadle flash` writes: chips on buses, pins to switch."""

import json

import machine
from machine import ADC, I2C, Pin

from drivers.ads1115 import Ads1115
from drivers.button import Button
from drivers.fsr import Fsr
from drivers.hx711 import Hx711
from drivers.lsm6ds3 import Lsm6ds3
from drivers.max17048 import Max17048
from drivers.mprls import Mprls
from drivers.nau7802 import Nau7802
from drivers.switched import Switched

from .checked import wrong

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ball.parts import Sensor

FILE = "board.json"
I2C_HZ = 400_000
RATES = {
    "nau7802": Nau7802.rates,
    "hx711": Hx711.rates,
    "fsr": Fsr.rates,
    "ads1115": Ads1115.rates,
    "mprls": Mprls.rates,
}
AGAIN = "Run `kneadle flash` again."
USUAL_HZ = {"nau7802": 80, "hx711": 80}
OTHERWISE_HZ = 100


class BoardError(Exception):
    """board.json names what there is not; the first argument is what to tell a person."""


def read(path: str = FILE) -> "dict[str, Any]":
    """With everything in it that may be left out. Raises BoardError."""
    try:
        with open(path) as file:
            told = json.load(file)
        sensor, board = told["sensor"], told["board"]
    except (OSError, ValueError, KeyError, TypeError):
        raise BoardError(path + " is missing or spoilt. " + AGAIN) from None
    config: dict[str, Any] = {"full_scale_n": 0, "imu": False, "battery": "none", "pins": {}}
    config["rate_hz"] = USUAL_HZ.get(str(sensor), OTHERWISE_HZ)
    config.update(told)
    module = _board(board)
    said = wrong(config, RATES, module.PINS)
    if said:
        raise BoardError(path + " " + said + " " + AGAIN)
    config["pins"] = dict(module.PINS, **config["pins"])
    config["timer"], config["wake"], config["spare"] = module.TIMER, module.WAKE, module.SPARE
    return config


class Parts:
    """`imu` and `gauge` are None where there is none."""

    def __init__(self, config: "dict[str, Any]") -> None:
        pins = config["pins"]
        self.i2c = I2C(0, scl=Pin(pins["scl"]), sda=Pin(pins["sda"]), freq=I2C_HZ)
        self.sensor = self._sensor(config["sensor"], pins)
        self.imu = Lsm6ds3(self.i2c) if config["imu"] else None
        self.gauge = Max17048(self.i2c) if config["battery"] == "max17048" else None
        self.buzzer = Switched(Pin(pins["buzzer"], Pin.OUT))
        self.led = Switched(Pin(pins["led"], Pin.OUT))
        self.wake_by = config["wake"]
        self.wake_pin = Pin(pins["button"], Pin.IN, Pin.PULL_UP)
        self.button = Button(self.wake_pin)

    def _sensor(self, name: str, pins: "dict[str, int]") -> "Sensor":
        if name == "nau7802":
            wired = pins["data"] is not None
            return Nau7802(self.i2c, Pin(pins["data"], Pin.IN) if wired else None)
        if name == "hx711":
            return Hx711(Pin(pins["clock"], Pin.OUT), Pin(pins["data"], Pin.IN), machine)
        if name == "ads1115":
            return Ads1115(self.i2c)
        if name == "mprls":
            return Mprls(self.i2c)
        return Fsr(_converter(pins["fsr"]))


def _converter(pin: int) -> ADC:
    """With the widest range that it has: an ESP32's begins at 1 V."""
    adc = ADC(Pin(pin))
    if hasattr(adc, "atten"):
        adc.atten(ADC.ATTN_11DB)
    return adc


def parts(config: "dict[str, Any]") -> Parts:
    return Parts(config)


def _board(name: object) -> "Any":
    try:
        module = __import__("boards." + str(name), None, None, (str(name),))
    except (ImportError, ValueError):
        module = None
    if not hasattr(module, "PINS"):
        raise BoardError(f"board.json names the board {name}, which this firmware lacks. {AGAIN}")
    return module
