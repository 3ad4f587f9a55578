"""`python -m kneadle.sound FOLDER` writes the eight sounds as WAV files, and a picture of them."""

import sys
from pathlib import Path

from kneadle.sound import wav
from kneadle.sound.meanings import Meaning
from kneadle.sound.picture import svg
from kneadle.sound.tones import render


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0].startswith("-"):
        sys.stderr.write("Say where to write the sounds: python -m kneadle.sound FOLDER\n")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for meaning in Meaning:
        wav.write(folder / f"{meaning.name.lower()}.wav", render(meaning))
    (folder / "sounds.svg").write_text(svg(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
