"""What a ball is made of: board.json, as firmware/boards/build.py reads it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from kneadle.errors import LimitError
from kneadle.flash.boards import BOARDS

BATTERIES = ("max17048", "none")
FULL_SCALE_N = (5, 2000)  # what a sensor for a hand or a hip can have
I2C = ("sda", "scl")
ALWAYS = ("button", "buzzer", "led")


@dataclass(frozen=True, slots=True)
class Sensor:
    """`rate_hz` and `full_scale_n` are taken unless the person says otherwise.

    Slower rates than these, which some chips have too, are too slow to see a spike.
    """

    words: str
    rates_hz: tuple[int, ...]
    rate_hz: int
    full_scale_n: int
    pins: tuple[str, ...]


ADC_RATES_HZ = (50, 100, 200)
SENSORS = {
    "nau7802": Sensor("load cell with a NAU7802", (80, 320), 80, 490, (*I2C, "data")),
    "hx711": Sensor("load cell with an HX711", (80,), 80, 490, ("data", "clock")),
    "fsr": Sensor("FSR on an analogue pin of the board", ADC_RATES_HZ, 100, 80, ("fsr",)),
    "ads1115": Sensor("FSR with an ADS1115", ADC_RATES_HZ, 100, 80, I2C),
    "mprls": Sensor("air ball with an MPRLS", (50, 100), 100, 50, I2C),
}


@dataclass(frozen=True, slots=True)
class Config:
    """`pins` holds only what is wired otherwise than the board's own list says.

    Raises LimitError, with the reason, for parts that do not go together.
    """

    board: str
    sensor: str
    full_scale_n: int
    rate_hz: int
    imu: bool
    battery: str
    pins: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _require_one_of("battery gauge", self.battery, BATTERIES)
        require_sense(self.board, self.sensor, self.full_scale_n, self.rate_hz)

    @property
    def pins_used(self) -> tuple[str, ...]:
        on_bus = I2C if self.imu or self.battery != "none" else ()
        return tuple(dict.fromkeys((*SENSORS[self.sensor].pins, *on_bus, *ALWAYS)))

    def wired(self, pins: Mapping[str, int], own: Mapping[str, int]) -> "Config":
        """The same with these pins, where the board's `own` list says otherwise.

        Raises LimitError for a pin that these parts have not, and for one with two wires.
        """
        for name in pins:
            _require_one_of("pin of these parts", name, self.pins_used)
        _require_apart([{**own, **pins}.get(name) for name in self.pins_used])
        return replace(self, pins={name: at for name, at in pins.items() if own.get(name) != at})

    def as_json(self) -> bytes:
        return f"{json.dumps(asdict(self), indent=1)}\n".encode()


def fits(sensor: str, board: str | None) -> bool:
    """An ESP32's converter ends near 2.5 V, bent: a hard press on an FSR would be told too low."""
    return sensor != "fsr" or board is None or BOARDS[board].own_converter


def require_sense(
    board: str | None, sensor: str | None, full_scale_n: int | None, rate_hz: int | None
) -> None:
    """Raises LimitError if what is known of a ball, None is unknown, cannot be one."""
    if board is not None:
        _require_one_of("board", board, BOARDS)
    if full_scale_n is not None:
        _require_full_scale(full_scale_n)
    if sensor is not None:
        _require_one_of("sensor", sensor, SENSORS)
        _require_converter(sensor, board)
        if rate_hz is not None:
            _require_rate(sensor, rate_hz)


def from_json(text: str | None) -> Config | None:
    """None for anything that is not the configuration of a ball."""
    try:
        found = json.loads(text or "")
        return Config(**{name: found[name] for name in Config.__dataclass_fields__})
    except (ValueError, TypeError, KeyError, AttributeError, LimitError):
        return None


def _require_one_of(what: str, chosen: str, known: Mapping[str, object] | tuple[str, ...]) -> None:
    if chosen not in known:
        raise LimitError(
            f"{chosen!r} is no {what} that Kneadle knows.", f"Choose one of: {', '.join(known)}."
        )


def _require_converter(sensor: str, board: str | None) -> None:
    if board is not None and not fits(sensor, board):
        raise LimitError(
            f"The converter of the {BOARDS[board].words} ends near 2.5 V and is bent, so that hard"
            " presses on an FSR would be told too low.",
            "Read the FSRs through an ADS1115: `--sensor ads1115`.",
        )


def _require_full_scale(full_scale_n: int) -> None:
    least, most = FULL_SCALE_N
    if not least <= full_scale_n <= most:
        raise LimitError(
            f"A full scale of {full_scale_n} N is not plausible.",
            f"Give what the sensor's data sheet says, from {least} to {most} N: 50 kg are 490 N.",
        )


def _require_rate(sensor: str, rate_hz: int) -> None:
    rates = SENSORS[sensor].rates_hz
    if rate_hz not in rates:
        raise LimitError(
            f"{sensor} cannot give {rate_hz} readings a second.",
            f"It can give {' or '.join(map(str, rates))}: `--rate {rates[0]}`.",
        )


def _require_apart(numbers: Sequence[int | None]) -> None:
    twice = {number for number in numbers if number is not None and numbers.count(number) > 1}
    if twice:
        raise LimitError(
            f"Pin {min(twice)} has two wires.", "Give each wire a pin of its own: `--pin led=21`."
        )
