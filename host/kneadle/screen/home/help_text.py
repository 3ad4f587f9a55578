"""Help in plain words. Numbers and lists come from the rules that hold: they cannot differ."""

from dataclasses import dataclass

from kneadle.coach import checklist, rules
from kneadle.coach.checklist import Checklist
from kneadle.coach.muscles import NERVE_RULE
from kneadle.coach.words import REFUSALS
from kneadle.screen.home.sounds_text import SOUNDS
from kneadle.telling import GLYPHS, NAMES


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that are too wide for the window are wrapped there."""

    title: str
    rows: tuple[str, ...]


def _list(questions: Checklist) -> tuple[str, ...]:
    return (*(f"- {item}" for item in questions.items), "", REFUSALS[questions.rule][1])


WHAT_IT_IS = Section(
    "What this is",
    (
        "An open hobby and research project for pacing self-massage. It is not a medical device,"
        " and no regulator has looked at it. It does not replace a physiotherapist or a doctor.",
        "Forces are estimates from a sensor that you calibrate yourself. That nothing warns you"
        " does not mean that it is not too much: your own feeling overrules the app, always.",
    ),
)
METHOD = Section(
    "A session",
    (
        "1. Find. Choose a muscle on the map, lean on the ball, look for the tender spot.",
        f"2. Hold. Sink in and stay for {rules.CREDIT.value:g} to {rules.TARGET.value:g} s,"
        f" breathing slowly, until it eases; never past {rules.STOP.value:g} s.",
        f"   Never above {rules.PAIN.value:g} of 10: say how strong it is when you are asked.",
        f"3. Rest for {rules.REST.value:g} s, off the ball. {rules.HOLDS.value:g} holds are enough"
        " for one point.",
        f"4. Stretch: seated figure-4 and deep lunge, twice {rules.STRETCH.value:g} s a side.",
        "5. Look again: how much does it hurt now, and how do a few steps feel?",
        "",
        "Press, do not roll: rolling hard over a tender spot bruises it.",
        NERVE_RULE,
        f"At most {rules.POINT.value / 60:g} minutes a point, {rules.SITE.value / 60:g} a muscle"
        f" and side, {rules.SESSION.value / 60:g} a session; one session a day.",
        f"A sore site rests {rules.SORE_RESTS.value:g} h, a bruised one"
        f" {rules.BRUISE_RESTS.value:g} h and until it is no longer tender.",
        f"Worse twice running, or no change in {rules.NO_CHANGE.value:g} days: let a professional"
        " look at it.",
    ),
)
URGENT = Section("Get urgent help now, and leave the ball, if you have", _list(checklist.EMERGENCY))
SAME_DAY = Section("Speak to a doctor today if there is", _list(checklist.SAME_DAY))
NOT_NOW = Section("Do not use the ball where there is", _list(checklist.BLOCK))
ASK_FIRST = Section("Ask a professional first if this is true", _list(checklist.ASK_FIRST))
KEYS = Section(
    "Keys",
    (
        "Home       up down and Enter, or the letter before the words; d takes another device",
        "Settings   up down choose, left right change, backspace ceiling as before, q back",
        "Look back  up down choose, Enter watches it again, q back",
        "Session    0-9, x for 10: how strong it is; space or the ball's button: next",
        "           t it tingles; p another point; 1-4 and arrows on the map; q end; ? help",
        "Live       t call the load zero; + - ceiling; q end; ? help",
        "Replay     space pause; ] [ faster, slower; n next event; q back",
        "Mouse      a click does what Enter does",
    ),
)
SIGNS = Section(
    "Signs above the trace",
    ("═  hold", *(f"{GLYPHS[kind]}  {name}" for kind, name in NAMES.items())),
)
HEARD = Section("What you hear", SOUNDS)

SECTIONS = (
    *(WHAT_IT_IS, METHOD, URGENT, SAME_DAY, NOT_NOW, ASK_FIRST),
    *(KEYS, SIGNS, HEARD),
)
