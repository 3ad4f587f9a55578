import io
import json
import sys

from both.core_machine import Machine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WELL: "dict[str, Any]" = {
    "board": "xiao_esp32c3",
    "sensor": "nau7802",
    "full_scale_n": 490,
    "rate_hz": 320,
    "imu": True,
    "battery": "max17048",
    "pins": {"led": 20},
}


def build() -> "Any":
    """The module, on a board of nothing."""
    before = sys.modules.get("machine")
    sys.modules["machine"] = Machine  # type: ignore[assignment]
    try:
        return __import__("boards.build", None, None, ("build",))
    finally:
        del sys.modules["machine"]
        if before is not None:
            sys.modules["machine"] = before


def read(text: str) -> "tuple[dict[str, Any], str]":
    """What comes of such a board.json, and what a person is told instead."""
    module = build()
    module.open = lambda path: io.StringIO(text)
    try:
        return module.read(), ""
    except module.BoardError as error:
        return {}, error.args[0]
    finally:
        del module.open


def told(**changes: object) -> str:
    """What a person is told of that one difference."""
    config = dict(WELL)
    config.update(changes)
    return read(json.dumps(config))[1]


def test_what_is_in_it_is_what_the_ball_has() -> None:
    config, said = read(json.dumps(WELL))

    assert said == ""
    assert (config["full_scale_n"], config["rate_hz"], config["battery"]) == (490, 320, "max17048")
    assert config["imu"] is True
    assert (config["pins"]["led"], config["pins"]["sda"]) == (20, 6)


def test_what_is_left_out_is_the_usual() -> None:
    for sensor, rate_hz in (("nau7802", 80), ("hx711", 80), ("fsr", 100), ("mprls", 100)):
        config, said = read(json.dumps({"board": "pico2w", "sensor": sensor}))

        assert said == ""
        assert (config["rate_hz"], config["full_scale_n"], config["imu"]) == (rate_hz, 0, False)
        assert config["pins"]["button"] == 15


def test_every_rate_of_every_sensor_is_taken_and_no_other() -> None:
    rates = {
        "nau7802": (10, 20, 40, 80, 320),
        "hx711": (80,),
        "fsr": (50, 100, 200),
        "ads1115": (50, 100, 200),
        "mprls": (50, 100),
    }
    for sensor, can in rates.items():
        for rate_hz in can:
            assert told(sensor=sensor, rate_hz=rate_hz) == ""
        for wrong in (0, 1, 33, -80, 81, 1000, 80.0, "80", None, True, [80]):
            said = told(sensor=sensor, rate_hz=wrong)
            assert "readings a second" in said and str(can[0]) in said, (sensor, wrong)


def test_a_full_scale_is_whole_newtons_that_a_hello_can_say() -> None:
    for full_n in (0, 5, 490, 65535):
        assert told(full_scale_n=full_n) == ""
    odd: tuple[object, ...] = (490.5, -1, 65536, "490", None, True, {})
    for other in odd:
        assert "full_scale_n" in told(full_scale_n=other), other


def test_a_pin_is_a_small_whole_number() -> None:
    odd: tuple[object, ...] = (-1, 49, 5.0, "5", None, True, [])
    for pin in odd:
        for name in ("sda", "clock", "button", "buzzer"):
            assert name + " on pin" in told(pins={name: pin}), (name, pin)
    no_pins: tuple[object, ...] = (None, [], "5", 5)
    for pins in no_pins:
        assert "pins" in told(pins=pins)
    assert "lamp" in told(pins={"lamp": 5})


def test_only_a_nau7802_may_go_without_its_data_pin() -> None:
    assert told(pins={"data": None}) == ""
    assert "data on pin" in told(sensor="hx711", rate_hz=80, pins={"data": None})


def test_a_gyroscope_is_there_or_not_and_a_gauge_is_a_known_one() -> None:
    for imu in (0, 1, "true", None):
        assert "imu" in told(imu=imu)
    odd: tuple[object, ...] = ("max17043", "", None, 1, [])
    for battery in odd:
        assert "battery" in told(battery=battery), battery


def test_a_sensor_or_a_board_that_nobody_knows_is_named() -> None:
    sensors: tuple[object, ...] = ("nau7803", "", None, 5, [])
    for sensor in sensors:
        assert "sensor" in told(sensor=sensor), sensor
    boards: tuple[object, ...] = ("esp32", "", None, 5, [], "build", "checked", "../main", ".")
    for board in boards:
        assert "board" in told(board=board), board


def test_what_is_no_json_or_no_object_is_spoilt() -> None:
    for text in ("", "{", "[]", "5", "null", '"board"', "{}", '{"board": "pico2w"}'):
        assert "missing or spoilt" in read(text)[1], text


def test_no_file_is_a_missing_one() -> None:
    module = build()
    try:
        module.read("no such file.json")
    except module.BoardError as error:
        assert error.args[0].startswith("no such file.json is missing")
    else:
        raise AssertionError


def test_whatever_is_wrong_is_told_in_sentences_with_what_to_do() -> None:
    for said in (told(rate_hz=0), told(board="x"), told(pins=5), told(imu=2), read("")[1]):
        assert said.endswith("Run `kneadle flash` again.")
        assert said.count(". ") == 1
