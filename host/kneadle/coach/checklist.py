"""What must not be true of somebody who begins: the lists of facts section 7, in plain words."""

from dataclasses import dataclass

from kneadle.coach import rules
from kneadle.coach.rules import Rule


@dataclass(frozen=True, slots=True)
class Checklist:
    """`items` are asked for together: "none of these" passes, one of them is refused by `rule`."""

    name: str
    title: str
    rule: Rule
    items: tuple[str, ...]


EMERGENCY = Checklist(
    "emergency",
    "Do you have any of these now?",
    rules.EMERGENCY,
    (
        "numbness between the thighs, of the genitals or the back passage",
        "new trouble passing, holding or feeling urine or stool",
        "loss of feeling during sex",
        "weakness in both legs",
        "sudden breathlessness or chest pain",
        "dark urine with severe muscle pain",
        "you cannot put weight on a leg after a fall",
    ),
)
SAME_DAY = Checklist(
    "same day",
    "Is any of these true for you?",
    rules.SAME_DAY,
    (
        "fever, or feeling unwell",
        "pain at night, or constant pain at rest",
        "weight loss that nothing explains",
        "you have had cancer",
        "one leg is swollen or hot",
        "numbness or weakness that spreads",
        "an injury or a fall",
        "a lump in the groin",
        "you take steroids",
        "it is getting worse",
    ),
)
BLOCK = Checklist(
    "block",
    "Is any of these true for you, at the hip, the buttock or the leg?",
    rules.BLOCKED,
    (
        "an open wound",
        "a fracture, or perhaps one",
        "an infection or a hot swelling",
        "a blood clot in a vein, or one calf that is swollen",
        "surgery of hip, spine or pelvis, not yet cleared (6 to 12 weeks)",
        "a numb area, or nerve damage where you would press",
        "a bleeding disorder",
        "severe osteoporosis",
        "cancer in that area",
        "bone growing in a muscle (myositis ossificans)",
        "fever",
    ),
)
ASK_FIRST = Checklist(
    "ask first",
    "Is any of these true for you?",
    rules.ASK_FIRST,
    (
        "you take blood thinners",
        "you are pregnant",
        "diabetes with nerve damage",
        "osteoporosis",
        "you take steroids",
        "a hip replacement",
        "bursitis, or a tendon problem of the buttock",
        "a known disc problem",
        "fibromyalgia",
    ),
)
SHORT = Checklist(
    "short",
    "Since last time, is any of these true?",
    rules.METHOD,  # refuses nothing by itself: the long lists follow
    (
        "new numbness, weakness, or trouble with urine or stool",
        "breathless, chest pain, one leg swollen, fever or unwell",
        "a wound, a fall, an operation, a new illness or a new medicine",
    ),
)

LONG = (EMERGENCY, SAME_DAY, BLOCK, ASK_FIRST)
