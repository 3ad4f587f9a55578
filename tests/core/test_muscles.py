import re

import pytest

from kneadle.coach.muscles import KNOWN, MARKS, NEIGHBOURS, NERVE_RULE, WORKED, Muscle
from kneadle.muscles import MUSCLES

# What facts section 7 says of each muscle, in the order of its columns.
FACTS = {
    "gluteus-maximus": {
        "spots": ("three", "beside the lower sacrum", "just above the sit bone", "tail bone"),
        "felt": ("buttock", "sacrum", "tail bone", "crescent to the gluteal fold"),
        "reach": ("wall", "floor", "leaning to that side", "off the bone"),
        "stretch": ("knee to opposite shoulder", "figure-4"),
        "avoid": ("no ball", "tail bone", "sit bone"),
        "mark": ("A/W",),
    },
    "gluteus-medius": {
        "spots": ("below the iliac crest", "most often active", "rear and upper fibres"),
        "felt": ("low back", "sacrum", "crest", "buttock"),
        "reach": ("wall", "45 degrees"),
        "stretch": ("figure-4", "side lunge"),
        "avoid": ("trochanter", "bursa", "tendons", "no pressure lying on the side"),
        "mark": ("A",),
    },
    "gluteus-minimus": {
        "spots": ("deep to gluteus medius",),
        "felt": ("side of buttock", "thigh", "to the ankle (front", "back of thigh and calf (rear"),
        "reach": ("wall", "side-on", "light"),
        "stretch": ("figure-4", "cross-leg"),
        "avoid": ("mimics sciatica", "numbness or weakness is not this"),
        "mark": ("W",),
    },
    "piriformis": {
        "spots": ("deep rotators", "sacrum", "trochanter"),
        "felt": ("buttock", "SI", "back of thigh"),
        "reach": ("wall first", "seated on the floor later"),
        "stretch": ("figure-4", "FAIR"),
        "avoid": ("sciatic nerve",),
        "mark": ("W",),
    },
    "tensor-fasciae-latae": {
        "spots": ("2-3 in", "below and outside", "ASIS"),
        "felt": ("hip", "outer thigh"),
        "reach": ("wall", "half-turned"),
        "stretch": ("deep lunge",),
        "avoid": ("groin triangle", "artery", "vein", "nerve"),
        "mark": ("W",),
    },
    "quadratus-lumborum": {
        "spots": ("between the last rib and the iliac crest",),
        "felt": ("SI", "buttock", "hip", "groin"),
        "reach": ("wall only", "light"),
        "stretch": ("side bend",),
        "avoid": ("spine", "ribs", "kidneys"),
        "mark": ("W",),
    },
    "hamstring-origin": {
        "spots": ("below the sit bone",),
        "felt": ("lower buttock", "back of thigh"),
        "reach": ("chair", "hand"),
        "stretch": ("hamstring",),
        "avoid": ("tendon", "sit bone", "sciatic nerve"),
        "mark": ("O",),
    },
}
TEXTS = ("spots", "felt", "reach", "stretch", "avoid")
# Facts section 8: words that promise what nobody has shown, or make a medical device of it.
NEVER = ("treat", "relieve", "cure", "heal", "therap", "diagnos", "proven", "safe", "medical")
NUMBERS = {"45", "2", "3", "5", "7.5", "4"}  # degrees, inches and their centimetres, figure-4


def test_the_muscles_one_works_on_are_those_that_commands_know() -> None:
    assert tuple(muscle.name for muscle in WORKED) == MUSCLES
    assert [muscle.chosen_for_work for muscle in WORKED] == [True] * 4


def test_neighbours_are_explained_but_not_worked_on() -> None:
    assert not any(muscle.chosen_for_work for muscle in NEIGHBOURS)
    assert len(NEIGHBOURS) == 3


def test_every_known_muscle_has_its_facts() -> None:
    assert set(KNOWN) == set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_each_text_says_what_the_facts_say(name: str) -> None:
    for field, words in FACTS[name].items():
        text = getattr(KNOWN[name], field)
        assert [word for word in words if word not in text] == [], field


@pytest.mark.parametrize("muscle", KNOWN.values(), ids=lambda muscle: muscle.name)
def test_no_text_has_a_number_that_the_facts_have_not(muscle: Muscle) -> None:
    found = {n for field in TEXTS for n in re.findall(r"\d+(?:\.\d+)?", getattr(muscle, field))}

    assert found <= NUMBERS


@pytest.mark.parametrize("muscle", KNOWN.values(), ids=lambda muscle: muscle.name)
def test_no_text_promises_anything(muscle: Muscle) -> None:
    said = " ".join(getattr(muscle, field) for field in TEXTS).lower()

    assert [word for word in NEVER if word in said] == []


def test_every_mark_is_explained_and_a_guess_is_called_one() -> None:
    assert {muscle.mark for muscle in KNOWN.values()} == set(MARKS)
    assert "guess" in MARKS["O"]
    assert all("perhaps" in muscle.felt for muscle in KNOWN.values() if muscle.mark == "O")


def test_the_nerve_rule_has_all_four_signs_and_leaves_the_site() -> None:
    assert all(sign in NERVE_RULE.lower() for sign in ("tingling", "electric", "burning", "numb"))
    assert "let go at once" in NERVE_RULE
    assert "Leave that site for today" in NERVE_RULE
    assert "at least 3 cm away, up and out" in NERVE_RULE
