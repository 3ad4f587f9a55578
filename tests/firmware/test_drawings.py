"""hardware.md and its pages: drawings as their scripts make them, wires as the boards have them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "hardware"
PAGES = [ROOT / "hardware.md", *sorted(FOLDER.glob("*.md"))]


def test_every_drawing_is_what_its_script_draws(tmp_path: Path) -> None:
    pytest.importorskip("schemdraw")
    script = FOLDER / "draw" / "all.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, timeout=120)

    drawn = {file.name: file.read_bytes() for file in tmp_path.glob("*.svg")}
    assert drawn == {file.name: file.read_bytes() for file in FOLDER.glob("*.svg")}


def test_every_drawing_is_shown_on_a_page_and_every_shown_one_exists() -> None:
    shown = {
        (page.parent / after.partition(")")[0]).resolve()
        for page in PAGES
        for after in page.read_text().split("](")[1:]
        if after.partition(")")[0].endswith(".svg")
    }

    assert shown == set(FOLDER.glob("*.svg"))


@pytest.mark.parametrize("drawing", sorted(FOLDER.glob("*.svg")), ids=lambda file: file.stem)
def test_a_drawing_has_white_paper_so_that_a_dark_page_can_show_it(drawing: Path) -> None:
    text = drawing.read_text()

    assert "background-color:white" in text or 'fill="#ffffff"' in text.partition("</style>")[2]
