"""What board.json says, held against what there is: a person may have edited it."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_N = 65535  # that a Hello can say
MOST_PIN = 48  # an S3's last
BATTERIES = ("none", "max17048")


def wrong(
    config: "dict[str, Any]", rates: "dict[str, tuple[int, ...]]", pins: "dict[str, int]"
) -> str:
    """What follows the file's name in a sentence; "" if nothing is wrong.

    `rates` are what each sensor can do, `pins` the board's own.
    """
    return (
        _wrong_sensor(config["sensor"], config["rate_hz"], rates)
        or _wrong_parts(config)
        or _wrong_pins(config["pins"], pins, config["sensor"])
    )


def _wrong_sensor(sensor: object, rate_hz: object, rates: "dict[str, tuple[int, ...]]") -> str:
    if not isinstance(sensor, str) or sensor not in rates:
        return f"names the sensor {sensor}, which this firmware does not know."
    if not _whole(rate_hz, rates[sensor][-1]) or rate_hz not in rates[sensor]:
        can = ", ".join([str(each) for each in rates[sensor]])
        return f"asks for {rate_hz} readings a second; {sensor} can do {can}."
    return ""


def _wrong_parts(config: "dict[str, Any]") -> str:
    full_n, imu, battery = config["full_scale_n"], config["imu"], config["battery"]
    if not _whole(full_n, MOST_N):
        return f"has full_scale_n {full_n}: it must be a whole number from 0 to {MOST_N}."
    if not isinstance(imu, bool):
        return f"has imu {imu}: it must be true or false."
    if battery not in BATTERIES:
        return f"names the battery gauge {battery}, which this firmware does not know."
    return ""


def _wrong_pins(told: object, pins: "dict[str, int]", sensor: str) -> str:
    if not isinstance(told, dict):
        return "has pins that are no list of names and numbers."
    for name, pin in told.items():
        if name not in pins:
            return f"names a pin {name}, which no part has."
        asked = pin is None and name == "data" and sensor == "nau7802"  # over the bus instead
        if not asked and not _whole(pin, MOST_PIN):
            return f"has {name} on pin {pin}: it must be a whole number from 0 to {MOST_PIN}."
    return ""


def _whole(number: object, most: int) -> bool:
    """From 0 to `most`; for Python True is a number, too."""
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= most
