"""What a key says to the coach, and which keys a page names."""

from kneadle.coach import leaving
from kneadle.coach.heard import Button, Heard, NewPoint, No, Number, Tingling
from kneadle.coach.pages import Finding, Holding, LettingGo, Resting, Stretching
from kneadle.coach.state import State
from kneadle.screen.guided.faces import (
    Face,
    ListFace,
    MapFace,
    NoteFace,
    NumberFace,
    PressFace,
    TimerFace,
    WaitFace,
)

TEN = "x"
NUMBERS = {**{str(n): n for n in range(10)}, TEN: 10}
ALWAYS = "q end   ? help"
STRONG = "0-9 x how strong"
SAME = "   space the same"


def meant(key: str, face: Face) -> Heard | None:
    """None where the key says nothing there. Arrows and Enter are the business of the views."""
    match face:
        case ListFace(options=options):
            letters = (option for option in options if option.key.isalpha())
            return next((option.answer for option in letters if option.key == key), None)
        case MapFace(back=True) if key == "escape":
            return No()
        case NumberFace(hears_nerve=True) if key == "t":
            return Tingling()
        case NumberFace() | MapFace() | NoteFace() | WaitFace():
            return None
        case PressFace() | TimerFace(hears_pain=True) if key in NUMBERS:
            return Number(NUMBERS[key])
    return _ON_THE_BALL.get(key)


_ON_THE_BALL: dict[str, Heard] = {
    "space": Button(),
    "enter": Button(),
    "t": Tingling(),
    "p": NewPoint(),
}


def row(state: State, face: Face) -> str:
    """Each key with what it does, three spaces between."""
    match face:
        case ListFace(options=options):
            letters = " ".join(option.key for option in options if option.key.isalpha())
            how = f"{letters} at once" if letters else "or a number, then Enter"
            return f"up down, Enter choose   {how}   {ALWAYS}"
        case NumberFace(hears_nerve=hears_nerve):
            nerve = "t tingles   " if hears_nerve else ""
            return f"0-10 or left right, then Enter   {nerve}{ALWAYS}"
        case MapFace(back=back):
            leads = "Esc back" if back else ALWAYS
            return f"1-4, up down muscle   left right side   Enter choose   {leads}"
        case NoteFace():
            return "Enter keep it, or go on without one   down another muscle   Ctrl-C end"
    return f"{_of_page(state)}   {ALWAYS}".lstrip()


def _of_page(state: State) -> str:
    """Whom no ball can see coming off says so."""
    named = _OF_PAGE.get(type(state.page), "")
    if leaving.offered(state) and not isinstance(state.page, Finding):
        leads = "space goes on" if leaving.stretched(state) else "space stretches"
        return f"{leads}   {named.replace(SAME, '')}"
    return named


_OF_PAGE: dict[type, str] = {
    Finding: f"space stretches   p new point   t tingles   {STRONG}",
    Holding: f"{STRONG}{SAME}   t tingles",
    LettingGo: f"t tingles   {STRONG}",
    Resting: f"p new point   t tingles   {STRONG}",
    Stretching: "space next   t tingles   p back to a new point",
}
