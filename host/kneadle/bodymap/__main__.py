"""`python -m kneadle.bodymap docs/bodymap.svg docs/muscles.md` writes both again."""

import sys
from pathlib import Path

from kneadle.bodymap.page import with_tables
from kneadle.bodymap.sheet import sheet


def main(names: list[str]) -> None:
    """A name that ends in .svg becomes the sheet; any other is a page with tables to renew."""
    for path in map(Path, names):
        svg = path.suffix == ".svg"
        text = sheet() if svg else with_tables(path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
