"""Units are read from a header, prefix and all, and never guessed."""

from pathlib import Path

import pytest

from exchanging import taken
from kneadle.exchange.importing import look
from kneadle.exchange.preview import Preview
from kneadle.exchange.recording import Said

SYMBOLS = ("da", *"QRYZEPTGMkhdcmµμunpfazyrq")
NAMES = (
    *("quetta", "ronna", "yotta", "zetta", "exa", "peta", "tera", "giga", "mega", "kilo"),
    *("hecto", "deca", "deka", "deci", "centi", "milli", "micro", "nano", "pico", "femto"),
    *("atto", "zepto", "yocto", "ronto", "quecto"),
)
KNOWN = {
    **dict.fromkeys(("k", "kilo"), "kN"),
    **dict.fromkeys(("da", "deca", "deka"), "daN"),
    **dict.fromkeys(("c", "centi"), "cN"),
    **dict.fromkeys(("m", "milli"), "mN"),
}
OF_TIME = {"m": "ms", "µ": "us", "μ": "us", "u": "us", "milli": "ms", "micro": "us"}


def preview(folder: Path, header: str, unit: str | None = None) -> Preview:
    file = folder / "pull.csv"
    file.write_text(f"{header}\n0,0\n1,1\n2,0.5\n")
    return look(file, Said(unit)).preview


@pytest.mark.parametrize("prefix", SYMBOLS)
@pytest.mark.parametrize(
    "header", ["force_{}N", "Force ({}N)", "force{}N", "load[{}N]", "kraft {}N"]
)
def test_no_prefix_of_newtons_is_lost(tmp_path: Path, header: str, prefix: str) -> None:
    found = preview(tmp_path, "t_s," + header.format(prefix))

    assert found.unit == KNOWN.get(prefix)
    assert found.to_say == (() if prefix in KNOWN else ("unit",))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "header", ["force {}newton", "Force ({}Newtons)", "force_{}_newton", "Load {}-Newton"]
)
def test_nor_is_one_that_is_spelt_out(tmp_path: Path, header: str, name: str) -> None:
    for spelt in (name, name.capitalize()):
        found = preview(tmp_path, "t_s," + header.format(spelt))
        assert found.unit == KNOWN.get(name)


@pytest.mark.parametrize("prefix", [each for each in SYMBOLS if each != "T"])
def test_nor_is_a_prefix_of_seconds_written_in_capitals(tmp_path: Path, prefix: str) -> None:
    """`T` may be the time itself, as in T_s."""
    for header in (f"time_{prefix}S", f"Time ({prefix}s)", f"time{prefix}S"):
        found = preview(tmp_path, f"{header},force_n")
        assert found.time in (OF_TIME.get(prefix), OF_TIME.get(prefix.lower()))


@pytest.mark.parametrize("name", NAMES)
def test_nor_is_a_prefix_of_seconds_that_is_spelt_out(tmp_path: Path, name: str) -> None:
    for header in (f"time {name}Seconds", f"time_{name}_seconds", f"Time ({name}seconds)"):
        assert preview(tmp_path, f"{header},force_n").time == OF_TIME.get(name)


@pytest.mark.parametrize("header", ["force_kG", "forcekG", "load (kiloGrams)", "mass kilo-grams"])
def test_a_thousand_grams_are_no_grams(tmp_path: Path, header: str) -> None:
    assert preview(tmp_path, f"t_s,{header}").unit == "kg"


@pytest.mark.parametrize(
    "header", ["FORCE_KN", "force_kn", "Force (k N)", "force da N", "FORCE DAN"]
)
def test_what_is_nearly_a_unit_is_none(tmp_path: Path, header: str) -> None:
    assert preview(tmp_path, f"t_s,{header}").unit in (None, "kN", "daN")


@pytest.mark.parametrize(
    "header", ["force_r_n", "Load a (N)", "T_s force (N)", "maxForceN", "left_force_n"]
)
def test_a_letter_beside_a_unit_is_no_prefix(tmp_path: Path, header: str) -> None:
    assert preview(tmp_path, f"T_s,{header}").unit == "N"


@pytest.mark.parametrize(
    ("unit", "most_n"), [("kN", 1000.0), ("daN", 10.0), ("cN", 0.01), ("mN", 0.001)]
)
def test_what_a_prefix_makes_of_a_number(tmp_path: Path, unit: str, most_n: float) -> None:
    for found in (
        preview(tmp_path, f"t_s,force_{unit}"),
        preview(tmp_path, "t_s,force", unit=unit),
    ):
        assert found.highest_n == pytest.approx(most_n)


def test_tens_of_newtons_come_in_as_such(tmp_path: Path) -> None:
    preview(tmp_path, "t_s,Force (daN)")
    stored = taken(tmp_path / "pull.csv", tmp_path / "j.sqlite3")

    assert stored.info.calibration == {"kind": "linear", "zero_counts": 0.0, "n_per_count": 10.0}
