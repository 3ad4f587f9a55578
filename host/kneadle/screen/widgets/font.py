"""Block letters: a 5x7 dot font, grown by whole factors so that two metres can read it.

Dots grow by half columns and whole rows, which needs only the glyphs ▌ ▐ █: even the
plain Linux console has them.
"""

import numpy as np
from numpy.typing import NDArray

Dots = NDArray[np.bool_]

ROWS = 7
SPACE_DOTS = 3

_ART = (
    (
        "0123456789",
        """
.###. ..#.. .###. .###. ...#. ##### .###. ##### .###. .###.
#...# .##.. #...# #...# ..##. #.... #.... ....# #...# #...#
#..## ..#.. ....# ....# .#.#. ####. ####. ...#. #...# #...#
#.#.# ..#.. ...#. ..##. #..#. ....# #...# ..#.. .###. .####
##..# ..#.. ..#.. ....# ##### ....# #...# ..#.. #...# ....#
#...# ..#.. .#... #...# ...#. #...# #...# .#... #...# ....#
.###. .###. ##### .###. ...#. .###. .###. .#... .###. .###.
""",
    ),
    (
        "ABCDEFGHIJKLM",
        """
.###. ####. .###. ####. ##### ##### .###. #...# ### ..### #...# #.... #...#
#...# #...# #...# #...# #.... #.... #...# #...# .#. ...#. #..#. #.... ##.##
#...# #...# #.... #...# #.... #.... #.... #...# .#. ...#. #.#.. #.... #.#.#
##### ####. #.... #...# ####. ####. #.### ##### .#. ...#. ##... #.... #.#.#
#...# #...# #.... #...# #.... #.... #...# #...# .#. ...#. #.#.. #.... #...#
#...# #...# #...# #...# #.... #.... #...# #...# .#. #..#. #..#. #.... #...#
#...# ####. .###. ####. ##### #.... .###. #...# ### .##.. #...# ##### #...#
""",
    ),
    (
        "NOPQRSTUVWXYZ",
        """
#...# .###. ####. .###. ####. .#### ##### #...# #...# #...# #...# #...# #####
##..# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# #...# #...# ....#
#.#.# #...# #...# #...# #...# #.... ..#.. #...# #...# #...# .#.#. .#.#. ...#.
#.#.# #...# ####. #...# ####. .###. ..#.. #...# #...# #.#.# ..#.. ..#.. ..#..
#..## #...# #.... #.#.# #.#.. ....# ..#.. #...# #...# #.#.# .#.#. ..#.. .#...
#...# #...# #.... #..#. #..#. ....# ..#.. #...# .#.#. ##.## #...# ..#.. #....
#...# .###. #.... .##.# #...# ####. ..#.. .###. ..#.. #...# #...# ..#.. #####
""",
    ),
)


def _glyphs() -> dict[str, Dots]:
    glyphs = {" ": np.zeros((ROWS, SPACE_DOTS), bool)}
    for letters, art in _ART:
        rows = [row.split() for row in art.split("\n") if row]
        for letter, dots in zip(letters, zip(*rows, strict=True), strict=True):
            glyphs[letter] = np.array([[dot == "#" for dot in row] for row in dots])
    return glyphs


_GLYPHS = _glyphs()


def dots(word: str) -> Dots:
    """One dot of space between letters. Only A-Z, 0-9 and space can be said."""
    gap = np.zeros((ROWS, 1), bool)
    return np.hstack([part for letter in word for part in (_GLYPHS[letter], gap)][:-1])


def blocks(word: str, width: int, height: int) -> list[str]:
    """The word as large as fits, as lines of text; empty when it does not fit at all."""
    shape = dots(word)
    tall = height // ROWS
    wide = 2 * width // shape.shape[1]
    # A cell is twice as high as wide: 4 half columns to a row make a dot square, fewer
    # than one would make letters too thin to read.
    tall, wide = min(tall, wide), min(wide, 4 * tall)
    if tall < 1:
        return []
    halves = shape.repeat(wide, axis=1)
    halves = np.pad(halves, ((0, 0), (0, halves.shape[1] % 2)))
    rows = ["".join(_HALVES[2 * left + right] for left, right in _pairs(row)) for row in halves]
    return [row for row in rows for _ in range(tall)]


_HALVES = " ▐▌█"


def _pairs(row: Dots) -> list[list[int]]:
    pairs: list[list[int]] = row.reshape(-1, 2).astype(int).tolist()
    return pairs
