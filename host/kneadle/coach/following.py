"""What became of the sites that were worked: soreness, bruises, and who has looked at them."""

from kneadle.coach import choosing, rules
from kneadle.coach.heard import Answer, Button, No, Number, Yes
from kneadle.coach.history import History
from kneadle.coach.pages import FollowingUp, FollowUp
from kneadle.coach.place import Place
from kneadle.coach.progress import trouble
from kneadle.coach.rules import Rule
from kneadle.coach.site import Site
from kneadle.coach.told import Asked, BruiseSaid, SeenSaid, SorenessSaid, Told
from kneadle.coach.turn import Turn

_RULES: dict[FollowUp, Rule] = {
    "sore": rules.SORE,
    "bruise": rules.BRUISE_RESTS,
    "tender": rules.BRUISE_RESTS,
    "seen": rules.NO_CHANGE,
}


def enter(turn: Turn) -> Turn:
    return _ask(turn, _due(turn.state.history))


def answer(turn: Turn, page: FollowingUp, heard: Answer) -> Turn:
    """A press of the button says that nothing is new: it never opens what a rule has closed."""
    (site, asked), left = page.left[0], page.left[1:]
    said = _said(turn.state.history.place(site), asked, heard)
    return turn if said is None else _ask(turn.tell(*said), left)


def _due(history: History) -> tuple[tuple[Site, FollowUp], ...]:
    due: list[tuple[Site, FollowUp]] = []
    for place in history.places:
        if place.needs_asking:
            due.append((place.site, "sore"))
            due.append((place.site, "tender" if place.bruised else "bruise"))
        if trouble(place) is not None:
            due.append((place.site, "seen"))
    return tuple(due)


def _ask(turn: Turn, left: tuple[tuple[Site, FollowUp], ...]) -> Turn:
    if not left:
        return choosing.begin(turn)
    (muscle, side), asked = left[0]
    rule = _RULES[asked]
    question = Asked(rule=rule.id, question=asked, muscle=muscle, side=side)
    return turn.go(FollowingUp(left), rule).tell(question)


def _said(place: Place, asked: FollowUp, heard: Answer) -> tuple[Told, ...] | None:
    """None where that is no answer."""
    match asked:
        case "sore":
            return _soreness(place, heard)
        case "bruise" | "tender":
            return _bruise(place, heard)
        case "seen":
            return _seen(place, heard)


def _soreness(place: Place, heard: Answer) -> tuple[Told, ...] | None:
    """Yes and no say nothing of how sore."""
    muscle, side = place.site
    match heard:
        case Number(value=value) if 0 <= value <= 10:
            sore = value >= rules.SORE.value
        case Button():
            sore = place.sore
        case _:
            return None
    number = heard.value if isinstance(heard, Number) else None
    rule = rules.SORE_RESTS if sore else rules.SORE
    return (SorenessSaid(rule=rule.id, muscle=muscle, side=side, number=number, sore=sore),)


def _bruise(place: Place, heard: Answer) -> tuple[Told, ...] | None:
    """Both questions are asked so that Yes means all is well."""
    muscle, side = place.site
    match heard:
        case Yes() | No():
            bruised = isinstance(heard, No)
        case Button():
            bruised = place.bruised
        case _:
            return None
    rule = rules.BRUISE_RESTS.id
    return (BruiseSaid(rule=rule, muscle=muscle, side=side, bruised=bruised),)


def _seen(place: Place, heard: Answer) -> tuple[Told, ...] | None:
    muscle, side = place.site
    match heard:
        case Yes():
            return (SeenSaid(rule=rules.NO_CHANGE.id, muscle=muscle, side=side),)
        case Button() | No():
            return ()
    return None
