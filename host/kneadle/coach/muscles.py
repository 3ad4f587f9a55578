"""What is known of each muscle: where points sit and are felt, how to reach them, what to avoid.

Facts section 7, row by row. A mark (`MARKS`) says how well spots and where they are felt are
known; reach, stretch and what to avoid were gathered without a mark of their own.
"""

from dataclasses import dataclass
from typing import Literal

from kneadle.muscles import MUSCLES

Mark = Literal["A", "A/W", "W", "O"]

MARKS: dict[Mark, str] = {
    "A": "read in the source",
    "A/W": "read, some of it in weak sources",
    "W": "read in weak sources only: magazines, clinic pages",
    "O": "from memory, no source was read: take it as a guess",
}


@dataclass(frozen=True, slots=True)
class Muscle:
    """Sentences without their full stop, so that a page and a narrow screen can both use them."""

    name: str  # as in commands and files
    title: str
    spots: str
    felt: str
    reach: str
    stretch: str
    avoid: str
    mark: Mark
    source: str

    @property
    def chosen_for_work(self) -> bool:
        """Neighbours are explained, since they hurt in the same places, but not coached."""
        return self.name in MUSCLES


_MAXIMUS = Muscle(
    name="gluteus-maximus",
    title="gluteus maximus",
    spots="three: beside the lower sacrum, just above the sit bone, lowest and innermost near the"
    " tail bone",
    felt="buttock, sacrum, tail bone, a crescent to the gluteal fold",
    reach="wall or floor, leaning to that side, off the bone",
    stretch="knee to opposite shoulder; figure-4",
    avoid="no ball on the tail bone or the sit bone",
    mark="A/W",
    source="massagetoday 14912, knowledge-builders, h-o-m-e",
)

_MEDIUS = Muscle(
    name="gluteus-medius",
    title="gluteus medius",
    spots="below the iliac crest; most often active in the rear and upper fibres",
    felt="low back, sacrum, iliac crest, buttock",
    reach="wall, turned by 45 degrees",
    stretch="figure-4; side lunge",
    avoid="trochanter, its bursa and tendons: no pressure lying on the side",
    mark="A",
    source="Salom-Moreno 2014: 13 people with low back pain, 5.6 ± 1.3 spots",
)

_MINIMUS = Muscle(
    name="gluteus-minimus",
    title="gluteus minimus",
    spots="deep to gluteus medius",
    felt="side of buttock and thigh, to the ankle (front part); back of thigh and calf (rear part)",
    reach="wall, side-on, light",
    stretch="figure-4; cross-leg",
    avoid="it mimics sciatica; numbness or weakness is not this muscle",
    mark="W",
    source="painfreehealth, massagetoday 14414",
)

_PIRIFORMIS = Muscle(
    name="piriformis",
    title="piriformis",
    spots="with the deep rotators, between sacrum and trochanter",
    felt="buttock, around the SI joint, back of thigh",
    reach="wall first, seated on the floor later",
    stretch="figure-4; FAIR (hip bent, drawn across, turned in)",
    avoid="the sciatic nerve",
    mark="W",
    source="not named in our notes",
)

_TFL = Muscle(
    name="tensor-fasciae-latae",
    title="tensor fasciae latae (TFL)",
    spots="2-3 in (5-7.5 cm) below and outside the front point of the hip bone (ASIS)",
    felt="hip, outer thigh",
    reach="wall, half-turned",
    stretch="deep lunge",
    avoid="stay out of the groin triangle: artery, vein and nerve",
    mark="W",
    source="therapydia, massagetoday 14542",
)

_QL = Muscle(
    name="quadratus-lumborum",
    title="quadratus lumborum (QL)",
    spots="between the last rib and the iliac crest",
    felt="SI joint, buttock, hip, groin",
    reach="wall only, light",
    stretch="side bend",
    avoid="no ball on spine, ribs or near the kidneys",
    mark="W",
    source="not named in our notes",
)

_HAMSTRING = Muscle(
    name="hamstring-origin",
    title="hamstring origin",
    spots="below the sit bone",
    felt="perhaps lower buttock, back of thigh",
    reach="edge of a chair, or the hand",
    stretch="hamstring stretch",
    avoid="the tendon at the sit bone; the sciatic nerve",
    mark="O",
    source="none",
)

WORKED: tuple[Muscle, ...] = (_MAXIMUS, _MEDIUS, _MINIMUS, _PIRIFORMIS)
NEIGHBOURS: tuple[Muscle, ...] = (_TFL, _QL, _HAMSTRING)
KNOWN: dict[str, Muscle] = {muscle.name: muscle for muscle in (*WORKED, *NEIGHBOURS)}

# Facts section 7, below the table. The 3 cm are a design choice.
NERVE_SIGNS = "Tingling, electric, burning or numb: let go at once"
NERVE_RULE = (
    f"{NERVE_SIGNS}. Leave that site for today; any other is at least 3 cm away, up and out."
)
