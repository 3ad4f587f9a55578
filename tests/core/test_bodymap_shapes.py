from itertools import pairwise
from math import dist, hypot

import pytest

from kneadle.bodymap.curve import Curve, Point, curve
from kneadle.bodymap.figure import BACK, FIGURES, SIDE, Figure, View
from kneadle.bodymap.raster import Raster
from kneadle.bodymap.scene import scene
from kneadle.bodymap.shapes import SHAPES, SIGNS
from kneadle.coach.muscles import KNOWN

CONTACT_CM = 2.5  # half of what a soft ball of 6-7 cm covers, and some air: design choice
REAR_OF_HIP_BONE, TIP_OF_SIT_BONE, TROCHANTER = (4.5, 18.0), (6.0, 35.0), (15.5, 28.0)
FRONT_OF_HIP_BONE = (8.5, 18.0)  # side view


def distance_cm(at: Point, line: Curve) -> float:
    return min(_to_piece(at, a, b) for a, b in pairwise(line.polyline()))


def _to_piece(at: Point, a: Point, b: Point) -> float:
    (ax, ay), (bx, by) = a, b
    along = ((at[0] - ax) * (bx - ax) + (at[1] - ay) * (by - ay)) / (dist(a, b) ** 2 or 1)
    along = min(max(along, 0.0), 1.0)
    return hypot(at[0] - ax - along * (bx - ax), at[1] - ay - along * (by - ay))


def within(at: Point, area: Curve) -> bool:
    inside = False
    line = area.polyline()
    for (ax, ay), (bx, by) in pairwise([*line, line[0]]):
        if (ay <= at[1]) != (by <= at[1]):
            inside ^= at[0] < ax + (at[1] - ay) * (bx - ax) / (by - ay)
    return inside


EVERY_SPOT = [
    (name, view, spot)
    for name, views in SHAPES.items()
    for view, shape in views.items()
    for spot in shape.spots
]


def test_a_curve_goes_through_its_points() -> None:
    line = curve("0,0 3,1 4,5 0,6", closed=True).polyline()

    assert all(any(dist(point, at) < 1e-9 for at in line) for point in [(0, 0), (3, 1), (4, 5)])
    assert dist(line[0], line[-1]) < 1e-9


def test_every_muscle_that_is_explained_is_drawn_and_has_a_sign() -> None:
    assert list(SHAPES) == list(KNOWN)
    assert len(set(SIGNS.values())) == len(SHAPES)
    assert [sign.isdigit() for sign in SIGNS.values()] == [
        muscle.chosen_for_work for muscle in KNOWN.values()
    ]


@pytest.mark.parametrize(("name", "view", "spot"), EVERY_SPOT)
def test_every_spot_lies_on_its_muscle_and_inside_the_body(
    name: str, view: View, spot: Point
) -> None:
    assert within(spot, SHAPES[name][view].area)
    assert within(spot, scene(view, []).outline)


@pytest.mark.parametrize(("name", "view", "spot"), EVERY_SPOT)
def test_no_spot_is_near_a_bone_to_keep_off(name: str, view: View, spot: Point) -> None:
    for bone in FIGURES[view].keep_off:
        assert dist(spot, bone.at) >= CONTACT_CM, bone.name


@pytest.mark.parametrize(("name", "view", "spot"), EVERY_SPOT)
def test_no_spot_is_near_the_sciatic_nerve(name: str, view: View, spot: Point) -> None:
    if view == "back":  # from the side, what lies beside each other is drawn over each other
        assert distance_cm(spot, BACK.nerve) >= CONTACT_CM


def test_the_nerve_runs_where_the_study_found_it() -> None:
    third = tuple(a + (b - a) / 3 for a, b in zip(REAR_OF_HIP_BONE, TIP_OF_SIT_BONE, strict=True))
    halfway = tuple((a + b) / 2 for a, b in zip(TIP_OF_SIT_BONE, TROCHANTER, strict=True))

    assert dist(third, REAR_OF_HIP_BONE) == pytest.approx(5.2, abs=1.0)
    assert distance_cm((third[0], third[1]), BACK.nerve) < 0.5
    assert distance_cm((halfway[0], halfway[1]), BACK.nerve) < 0.5
    assert dist(halfway, TIP_OF_SIT_BONE) == pytest.approx(6.0, abs=0.2)


def test_landmarks_stand_where_the_tests_take_them() -> None:
    at = {bone.name: bone.at for bone in BACK.keep_off}

    assert (at["sit bone"], at["trochanter"]) == (TIP_OF_SIT_BONE, TROCHANTER)
    assert BACK.bones[0].points[0] == REAR_OF_HIP_BONE
    assert SIDE.bones[0].points[-1] == FRONT_OF_HIP_BONE


def test_spots_lie_where_the_words_put_them() -> None:
    def spots(name: str, view: View = "back") -> tuple[Point, ...]:
        return SHAPES[name][view].spots

    beside_sacrum, above_sit_bone, near_tail_bone = spots("gluteus-maximus")
    assert distance_cm(beside_sacrum, BACK.bones[2]) < 3
    assert dist(above_sit_bone, TIP_OF_SIT_BONE) < 4
    assert above_sit_bone[1] < TIP_OF_SIT_BONE[1]
    assert near_tail_bone[0] < min(beside_sacrum[0], above_sit_bone[0])
    assert dist(near_tail_bone, (0.0, 30.0)) < 4
    assert all(distance_cm(spot, BACK.bones[0]) < 4 for spot in spots("gluteus-medius"))
    assert all(
        5.0 <= dist(at, FRONT_OF_HIP_BONE) <= 7.7 for at in spots("tensor-fasciae-latae", "side")
    )
    assert all(1.6 < y < 15.3 for _, y in spots("quadratus-lumborum"))
    assert all(y > TIP_OF_SIT_BONE[1] for _, y in spots("hamstring-origin"))
    for x, y in spots("piriformis"):
        on_line = 23.0 + (x - 2.5) * (28.0 - 23.0) / (15.5 - 2.5)
        assert abs(y - on_line) < 2


def test_what_may_be_felt_reaches_as_far_as_the_words_say() -> None:
    def lowest(name: str, view: View) -> float:
        return max(y for zone in SHAPES[name][view].felt for _, y in zone.points)

    assert lowest("gluteus-minimus", "side") > 104  # the ankle
    assert 85 < lowest("gluteus-minimus", "back") < 104  # the calf
    assert 50 < lowest("piriformis", "back") < 70  # back of the thigh, above the knee
    assert lowest("gluteus-medius", "back") < 38  # the buttock
    assert min(y for zone in SHAPES["gluteus-medius"]["back"].felt for _, y in zone.points) < 12


@pytest.mark.parametrize("figure", [BACK, SIDE])
def test_the_keep_off_marks_lie_inside_the_body(figure: Figure) -> None:
    view: View = "back" if figure is BACK else "side"
    assert all(within(bone.at, scene(view, []).outline) for bone in figure.keep_off)


def test_the_left_half_is_the_mirror_image_of_the_right_one() -> None:
    drawn = scene("back", [("piriformis", "left")])
    left, right = (
        next(at for at in drawn.muscles if (at.muscle, at.side) == ("piriformis", side))
        for side in ("left", "right")
    )

    assert [(-x, y) for x, y in left.shape.spots] == list(right.shape.spots)
    assert (left.marked, right.marked) == (True, False)


def test_dots_and_curves_agree() -> None:
    raster = Raster(40, 30, (-20.0, 0.0), 2.0)
    area = SHAPES["gluteus-maximus"]["back"].area
    dots = raster.fill(area)

    for x in range(0, 80, 3):
        for y in range(0, 120, 5):
            at = (-20.0 + (x + 0.5) / 2, (y + 0.5) / 2)
            if distance_cm(at, area) > 0.1:
                assert bool(dots[y, x]) == within(at, area)
