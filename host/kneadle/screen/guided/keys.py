"""What a key says to the coach, and which keys a page names."""

from kneadle.coach.heard import Button, Heard, NewPoint, Number, Tingling
from kneadle.coach.pages import Finding, Holding, LettingGo, Page, Resting, Stretching
from kneadle.screen.guided.faces import (
    Face,
    ListFace,
    MapFace,
    NoteFace,
    NumberFace,
    Option,
    PressFace,
)

TEN = "x"
NUMBERS = {**{str(n): n for n in range(10)}, TEN: 10}
ALWAYS = "q end   ? help"
STRONG = "0-9 x how strong"
FEW = 4


def meant(key: str, face: Face) -> Heard | None:
    """None where the key says nothing there. Arrows and Enter are the business of the views."""
    match face:
        case ListFace(options=options):
            return next((option.answer for option in options if option.key == key), None)
        case NumberFace() if key in NUMBERS:
            return Number(NUMBERS[key])
        case NumberFace() | MapFace() | NoteFace():
            return None
        case PressFace() if key in NUMBERS:
            return Number(NUMBERS[key])
    return _ON_THE_BALL.get(key)


_ON_THE_BALL: dict[str, Heard] = {
    "space": Button(),
    "enter": Button(),
    "t": Tingling(),
    "p": NewPoint(),
}


def row(page: Page, face: Face) -> str:
    """Each key with what it does, three spaces between."""
    match face:
        case ListFace(options=options):
            return f"up down, Enter choose   {_first_and_last(options)} at once   {ALWAYS}"
        case NumberFace():
            return f"0-9, x for 10   left right, Enter choose   {ALWAYS}"
        case MapFace():
            return f"1-4, up down muscle   left right side   Enter choose   {ALWAYS}"
        case NoteFace():
            return "Enter keep it, or go on without one   Ctrl-C end"
    return f"{_OF_PAGE.get(type(page), '')}   {ALWAYS}".lstrip()


def _first_and_last(options: tuple[Option, ...]) -> str:
    keys = [option.key for option in options if option.key]
    return " ".join(keys) if len(keys) < FEW else f"{keys[0]}, {keys[1]}-{keys[-1]}"


_OF_PAGE: dict[type, str] = {
    Finding: f"space stretches   p new point   t tingles   {STRONG}",
    Holding: f"{STRONG}   space the same   t tingles",
    LettingGo: f"space stretches   t tingles   {STRONG}",
    Resting: "p new point   t tingles",
    Stretching: "space next",
}
