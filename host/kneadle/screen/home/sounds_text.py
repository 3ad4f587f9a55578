"""Each sound in words: how it goes, and what it says. Wider than its words in docs/sounds.md."""

from kneadle.sound.meanings import Meaning
from kneadle.sound.spoken import WORDS

GOES: dict[Meaning, str] = {
    Meaning.SETTLE: "two slow notes, down",
    Meaning.HOLD_STARTED: "two quick notes, up",
    Meaning.HALFWAY: "one note",
    Meaning.DONE: "four notes, up",
    Meaning.EASE_OFF: "a quick fall of four, twice",
    Meaning.SPIKE: "three knocks",
    Meaning.ROLLING: "rocking between two notes",
    Meaning.LINK_LOST: "three slow notes, down",
}
SOUNDS = tuple(f"{goes:<29}{WORDS[meaning]}" for meaning, goes in GOES.items())
