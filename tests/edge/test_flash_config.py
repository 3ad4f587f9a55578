"""What a ball may be made of, and what its builder is asked."""

import io
import json
import re
import sys
from argparse import Namespace
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from kneadle.cli import flash_questions, parser
from kneadle.errors import KneadleError, LimitError
from kneadle.flash import files
from kneadle.flash.boards import BOARDS
from kneadle.flash.config import BATTERIES, SENSORS, Config, fits, from_json
from kneadle.flash.pins import own_pins
from small_firmware import make_firmware

FIRMWARE = Path(__file__).parents[2] / "firmware"
C3 = BOARDS["xiao_esp32c3"]
PINS = {"sda": 6, "scl": 7, "data": 5, "clock": 4, "fsr": 4, "button": 3, "buzzer": 10, "led": 21}
REFERENCE = Config("xiao_esp32c3", "nau7802", 490, 80, imu=False, battery="max17048")
LEAST_HZ = 50  # below it, spike and rolling warnings are off


class Typed(io.StringIO):
    """A person who types these lines at a terminal."""

    def isatty(self) -> bool:
        return True


def given(*arguments: str) -> Namespace:
    return parser.build().parse_args(["flash", *arguments])


def asked(
    monkeypatch: pytest.MonkeyPatch, typed: str, *arguments: str, earlier: Config | None = None
) -> Config:
    monkeypatch.setattr(sys, "stdin", Typed(typed))
    return flash_questions.config(given(*arguments), C3, earlier, PINS)


def silent(*arguments: str, earlier: Config | None = None) -> Config:
    return flash_questions.config(given("--yes", *arguments), C3, earlier, PINS)


@pytest.mark.parametrize("sensor", SENSORS)
def test_a_sensor_may_have_the_rates_of_its_driver_that_are_fast_enough(
    monkeypatch: pytest.MonkeyPatch, sensor: str
) -> None:
    monkeypatch.syspath_prepend(FIRMWARE)
    driver = import_module(f"drivers.{sensor}")
    chip = getattr(driver, sensor.capitalize())

    assert SENSORS[sensor].rates_hz == tuple(rate for rate in chip.rates if rate >= LEAST_HZ)
    assert SENSORS[sensor].rate_hz in SENSORS[sensor].rates_hz


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sensor": "hx711", "rate_hz": 320}, "It can give 80: `--rate 80`."),
        ({"rate_hz": 100}, "It can give 80 or 320"),
        ({"full_scale_n": 0}, "50 kg are 490 N"),
        ({"full_scale_n": 20_000}, "from 5 to 2000 N"),
        ({"sensor": "bmp280"}, "Choose one of: nau7802, hx711"),
        ({"board": "nrf52840"}, "Choose one of: xiao_esp32c3"),
        ({"sensor": "fsr", "rate_hz": 100}, "through an ADS1115: `--sensor ads1115`."),
        ({"battery": "ina219"}, "Choose one of: max17048, none."),
    ],
)
def test_parts_that_do_not_go_together_are_refused_with_what_would(
    wrong: dict[str, object], said: str
) -> None:
    with pytest.raises(LimitError) as caught:
        replace(REFERENCE, **wrong)  # type: ignore[arg-type]

    assert said in caught.value.do


@pytest.mark.parametrize(
    ("board", "offered"), [("xiao_esp32c3", False), ("xiao_esp32s3", False), ("pico2w", True)]
)
def test_an_fsr_on_a_pin_is_offered_only_where_the_converter_follows_it_to_the_supply(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    board: str,
    offered: bool,
) -> None:
    monkeypatch.setattr(sys, "stdin", Typed("\n" * 5))

    flash_questions.config(given(), BOARDS[board], None, PINS)

    assert (SENSORS["fsr"].words in capsys.readouterr().out) == offered


def test_only_what_is_wired_otherwise_is_written_down() -> None:
    assert REFERENCE.wired({"led": 9, "sda": 6}, PINS).pins == {"led": 9}


@pytest.mark.parametrize(
    ("pins", "said"),
    [
        ({"led": 10}, "Pin 10 has two wires."),
        ({"led": 9, "button": 9}, "Pin 9 has two wires."),
        ({"clock": 9}, "'clock' is no pin of these parts"),
    ],
)
def test_a_pin_has_one_wire_and_a_wire_that_these_parts_have(
    pins: dict[str, int], said: str
) -> None:
    with pytest.raises(LimitError) as caught:
        REFERENCE.wired(pins, PINS)

    assert said in caught.value.what


def test_a_pin_that_these_parts_leave_free_may_be_used() -> None:
    assert REFERENCE.wired({"led": PINS["clock"]}, PINS).pins == {"led": 4}


def test_what_a_board_was_told_is_read_back() -> None:
    assert from_json(REFERENCE.as_json().decode()) == REFERENCE


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"board": "xiao_esp32c3"}', "7"])
def test_a_board_json_that_is_none_is_nothing_to_propose(text: str) -> None:
    assert from_json(text) is None
    broken = json.loads(REFERENCE.as_json()) | {"full_scale_n": "many"}
    assert from_json(json.dumps(broken)) is None


def test_enter_takes_the_reference_design(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, "\n" * 5) == silent() == REFERENCE


def test_each_question_has_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = "2\n300\ny\nn\nn\n\n\n2\n\n\n9\n\n"  # pins: data, clock, button, buzzer, led ...

    config = asked(monkeypatch, answers)

    assert replace(config, pins={}) == Config("xiao_esp32c3", "hx711", 300, 80, True, "none")


def test_a_person_who_types_nonsense_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = "9\nload cell\n1\n3\n5000\n400\nmaybe\nn\nn\ny\n"

    assert asked(monkeypatch, answers) == replace(REFERENCE, full_scale_n=400, battery="none")


def test_what_was_given_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    options = ["--sensor", "mprls", "--full-scale", "60", "--rate", "50", "--imu"]
    options += ["--battery", "none", "--pin", "led=9"]

    assert asked(monkeypatch, "", *options) == Config(
        "xiao_esp32c3", "mprls", 60, 50, True, "none", {"led": 9}
    )


def test_what_the_board_had_before_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Config("xiao_esp32c3", "nau7802", 900, 320, True, "none", {"led": 9})

    assert silent(earlier=before) == asked(monkeypatch, "\n" * 20, earlier=before) == before


def test_another_sensor_begins_from_its_own_figures() -> None:
    before = Config("xiao_esp32c3", "nau7802", 900, 320, True, "none", {"data": 9, "led": 2})

    assert silent("--sensor", "mprls", earlier=before) == Config(
        "xiao_esp32c3", "mprls", 50, 100, True, "none", {"led": 2}
    )


def test_what_another_board_had_is_not_proposed() -> None:
    before = Config("pico2w", "fsr", 90, 200, True, "none", {"led": 9})

    assert silent(earlier=before) == REFERENCE


@pytest.mark.parametrize("stdin", [io.StringIO("1\n"), None])
def test_where_nobody_sits_the_options_are_named(
    monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO | None
) -> None:
    monkeypatch.setattr(sys, "stdin", stdin)

    with pytest.raises(KneadleError) as caught:
        flash_questions.config(given(), C3, None, PINS)

    assert caught.value.what == "Which sensor does it have? Nobody is here to answer."
    assert "`--yes`" in caught.value.do


def test_somebody_who_leaves_has_changed_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KneadleError) as caught:
        asked(monkeypatch, "1\n")

    assert caught.value.what == "No answer came, so nothing was changed."


@pytest.mark.parametrize(
    ("board", "text", "gpio"),
    [
        ("xiao_esp32c3", "D6", 21),
        ("xiao_esp32c3", "21", 21),
        ("xiao_esp32s3", "D6", 43),
        ("pico2w", "GP17", 17),
    ],
)
def test_a_pin_may_be_named_as_the_board_has_it_in_print(
    monkeypatch: pytest.MonkeyPatch, board: str, text: str, gpio: int
) -> None:
    monkeypatch.setattr(sys, "stdin", Typed("\n\n\n\nn\n" + "\n" * 5 + text.lower() + "\n"))
    own = own_pins(FIRMWARE, BOARDS[board]) | {"led": 47}

    by_option = flash_questions.config(
        given("--yes", "--pin", f"led={text}"), BOARDS[board], None, own
    )

    assert by_option.pins == {"led": gpio}
    assert flash_questions.config(given(), BOARDS[board], None, own).pins == {"led": gpio}


@pytest.mark.parametrize("text", ["D11", "GP4", "49"])
def test_a_pin_that_the_board_has_not_is_refused(text: str) -> None:
    with pytest.raises(LimitError) as caught:
        silent("--pin", f"led={text}")

    assert caught.value.what == f"The Seeed XIAO ESP32C3 has no pin {text}."


def test_what_a_xiao_has_in_print_is_where_the_firmware_looks() -> None:
    """The firmware's comments name the print; here the two lists are held together."""
    for name in ("xiao_esp32c3", "xiao_esp32s3"):
        source = (FIRMWARE / "boards" / f"{name}.py").read_text()
        told = re.findall(r": (\d+),  # (D\d+)", source)

        assert told
        assert [BOARDS[name].gpio(printed) for _, printed in told] == [int(at) for at, _ in told]


@pytest.mark.parametrize("text", ["led", "led=", "=9", "led=x", "led=-1", "led=D"])
def test_a_pin_is_a_name_and_a_place(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        given("--pin", text)

    assert caught.value.code == 2
    assert "is not like button=D9 or button=9" in capsys.readouterr().err


def test_the_pins_of_a_board_are_those_of_its_firmware(tmp_path: Path) -> None:
    assert own_pins(make_firmware(tmp_path), C3) == PINS


def test_a_firmware_that_did_not_come_along_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(files, "IN_PACKAGE", tmp_path)
    monkeypatch.setattr(files, "IN_CHECKOUT", tmp_path)

    with pytest.raises(KneadleError) as caught:
        files.firmware()

    assert caught.value.what == "The firmware did not come with this Kneadle."


def test_an_installed_package_brings_its_own_firmware(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(files, "IN_PACKAGE", make_firmware(tmp_path))

    assert files.firmware() == tmp_path


@pytest.mark.parametrize(
    ("board", "sensor"),
    [(board, sensor) for board in BOARDS for sensor in SENSORS if fits(sensor, board)],
)
@pytest.mark.parametrize("battery", BATTERIES)
def test_every_ball_that_can_be_named_has_all_its_pins(
    board: str, sensor: str, battery: str
) -> None:
    config = Config(board, sensor, 100, SENSORS[sensor].rate_hz, True, battery)

    assert set(config.pins_used) <= own_pins(FIRMWARE, BOARDS[board]).keys()
