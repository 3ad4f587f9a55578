"""Makes every drawing: `python docs/hardware/draw/all.py`, into docs/hardware unless told where."""

import sys
from pathlib import Path
from types import ModuleType

import air_section
import air_wiring
import common_wiring
import fsr_section
import fsr_wiring
import hx711_wiring
import pico_wiring
import puck_plan
import puck_section
import reference_wiring
import scale_section
from wires import save

WIRING = (common_wiring, pico_wiring, reference_wiring, hx711_wiring, fsr_wiring, air_wiring)
SHAPES = (puck_section, puck_plan, scale_section, fsr_section, air_section)


def main(into: Path) -> None:
    for sheet in WIRING:
        save(sheet.draw(), into / _file_name(sheet))
    for sheet in SHAPES:
        sheet.draw().save(into / _file_name(sheet))


def _file_name(sheet: ModuleType) -> str:
    return sheet.__name__.replace("_", "-") + ".svg"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1])
