"""Whether a sensor answers, at the right rate, with readings that can be true."""

from time import sleep_us, ticks_diff, ticks_us

from drivers import faults

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Found = tuple[bool, str]  # whether it is well, and a sentence

FSR = 2  # the one kind of sensor that may read the same, nothing, while nobody presses
SECOND_US = 1_000_000
START_US = 2_000_000  # a driver gives up, and says why, before that
RATE_PERCENT = 15  # an HX711's own clock may be 10 % off (data sheet), and a second has an edge


def found(sensor: "Any", rate_hz: int) -> "Found":
    """In two or three seconds. Raises Fault."""
    sensor.start(rate_hz)
    try:
        _wait(sensor)
        count, least, most = _readings(sensor)
    finally:
        sensor.sleep()
    if max(abs(least), abs(most)) >= sensor.full_counts > 0:
        return False, faults.words(faults.SATURATED)
    if abs(count - rate_hz) * 100 > RATE_PERCENT * rate_hz:
        return False, _wrong_rate(count, rate_hz)
    if least == most and sensor.kind != FSR:
        return False, f"Every reading is {least}: look at the wires from the sensor itself."
    return True, f"{count} readings a second, from {least} to {most}."


def _wait(sensor: "Any") -> None:
    begun_us = now_us = ticks_us()
    while not sensor.ready(now_us):
        if ticks_diff(now_us, begun_us) > START_US:
            raise faults.Fault(faults.STUCK)
        sleep_us(200)
        now_us = ticks_us()
    sensor.read()


def _readings(sensor: "Any") -> "tuple[int, int, int]":
    """How many came in a second, the least and the most of them."""
    count = least = most = 0
    begun_us = now_us = ticks_us()
    while ticks_diff(now_us, begun_us) < SECOND_US:
        if sensor.ready(now_us):
            raw = sensor.read()
            least, most = (min(least, raw), max(most, raw)) if count else (raw, raw)
            count += 1
        sleep_us(200)
        now_us = ticks_us()
    return count, least, most


def _wrong_rate(count: int, rate_hz: int) -> str:
    said = f"{count} readings came in a second, not {rate_hz}"
    if count <= 12 and rate_hz == 80:
        return said + ": tie the RATE pin of an HX711 to its supply voltage."
    return said + ": look at the wires of the sensor's data and clock."
