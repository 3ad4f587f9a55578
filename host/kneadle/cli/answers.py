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
    Stop,
    Tingling,
    Yes,
)
from kneadle.muscles import MUSCLES, SIDES

MAY_SAY = (
    "Say: an empty line (next, as the ball's button), yes, no, a number, choose MUSCLE SIDE, point"
    " (another point), tingles, stop (off the ball), note WORDS, or end."
)
HELP = ("?", "h", "help")
MOST_DIGITS = 9  # no answer has more, and int() refuses thousands


def heard(line: str, *, in_a_list: bool = False) -> Heard | None:
    """None for what nobody understands. Only `in_a_list` of signs is "none" an answer."""
    said = line.split()
    match [word.casefold() for word in said]:
        case [number] if number.isdecimal() and len(number) <= MOST_DIGITS:
            return Number(int(number))
        case ["choose", muscle, side] if muscle in MUSCLES and side in SIDES:
            return Choose(muscle, side)
        case ["note", *_]:
            return Note(" ".join(said[1:]))
        case ["none"] if in_a_list:
            return No()
        case words:
            return _WORDS.get(" ".join(words))


_WORDS: dict[str, Heard] = {
    "": Button(),
    "yes": Yes(),
    "y": Yes(),
    "no": No(),
    "n": No(),
    "point": NewPoint(),
    **dict.fromkeys(("t", "tingles", "it tingles", "tingling", "numb", "it is numb"), Tingling()),
    "stop": Stop(),
    "off": Stop(),
    "end": Enough(),
    "quit": Enough(),
    "q": Enough(),
}
