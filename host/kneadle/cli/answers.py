"""What a person, or a script, may say to the coach: one line each."""

from kneadle.coach.heard import (
    Button,
    Choose,
    Enough,
    Heard,
    NewPoint,
    No,
    Note,
    Number,
    Tingling,
    Yes,
)
from kneadle.muscles import MUSCLES, SIDES

MAY_SAY = (
    "Say: an empty line (next, as the ball's button), yes, no, a number, choose MUSCLE SIDE, point"
    " (another point), tingles, note WORDS, or end."
)


def heard(line: str) -> Heard | None:
    """None for what nobody understands."""
    match line.split():
        case [number] if number.isdecimal():
            return Number(int(number))
        case ["choose", muscle, side] if muscle in MUSCLES and side in SIDES:
            return Choose(muscle, side)
        case ["note", *words]:
            return Note(" ".join(words))
    return _WORDS.get(line.strip())


_WORDS: dict[str, Heard] = {
    "": Button(),
    "yes": Yes(),
    "y": Yes(),
    "no": No(),
    "n": No(),
    "point": NewPoint(),
    "tingles": Tingling(),
    "end": Enough(),
}
