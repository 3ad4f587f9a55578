import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kneadle.bodymap.cells import BONE, NERVE, SPOT
from kneadle.bodymap.layout import layout
from kneadle.bodymap.pick import picked
from kneadle.bodymap.scene import Site, scene
from kneadle.bodymap.terminal import Line, lines, text
from kneadle.coach.muscles import KNOWN
from kneadle.muscles import MUSCLES, SIDES

SITES = [(muscle, side) for muscle in MUSCLES for side in SIDES]
WIDTH, HEIGHT = 80, 21  # of a page of 80x24 whose heading and keys take three lines
MAP = layout(WIDTH, HEIGHT)
assert MAP is not None
sites = st.sampled_from(SITES)


def drawing(drawn: list[Line]) -> list[str]:
    """The two views, without the names above, the signs below and the list beside."""
    assert MAP is not None
    return [text(line)[: MAP.list_column] for line in drawn[1 : 1 + MAP.back.rows]]


def beside(drawn: list[Line]) -> str:
    """The list, as one line of words."""
    assert MAP is not None
    return " ".join(" ".join(text(line)[MAP.list_column :] for line in drawn).split())


@given(sites, st.integers(0, 220), st.integers(0, 90), st.sets(sites))
def test_it_never_needs_more_room_than_there_is(
    chosen: Site, width: int, height: int, refused: set[Site]
) -> None:
    drawn = lines(chosen, width, height, dict.fromkeys(refused, "rests until tomorrow."))

    assert len(drawn) <= height
    assert all(cell_len(text(line)) <= width for line in drawn)


@pytest.mark.parametrize("site", SITES)
def test_nothing_is_cut_at_80x24(site: Site) -> None:
    words = beside(lines(site, WIDTH, HEIGHT))

    muscle = KNOWN[site[0]]
    for told in (muscle.spots, muscle.felt, muscle.reach, muscle.avoid):
        assert told in words
    assert all(f"{number} {KNOWN[name].title}" in words for number, name in enumerate(MUSCLES, 1))


@pytest.mark.parametrize("site", SITES)
def test_every_spot_of_the_shapes_is_drawn_where_it_sits(site: Site) -> None:
    assert MAP is not None
    rows = drawing(lines(site, WIDTH, HEIGHT))
    expected = {
        (column + before, row)
        for view, raster, before in (("back", MAP.back, 0), ("side", MAP.side, MAP.back.columns))
        for placed in scene("back" if view == "back" else "side", [site], site[1]).marked
        for column, row in map(raster.cell, placed.shape.spots)
    }

    drawn = {(x, y) for y, row in enumerate(rows) for x, char in enumerate(row) if char == SPOT}
    assert drawn == expected


def test_without_colour_a_muscle_is_denser_than_what_may_be_felt() -> None:
    def dots(char: str) -> int:
        return (ord(char) - 0x2800).bit_count() if "\u2800" <= char <= "\u28ff" else 0

    cells = {"muscle": [0], "felt": [0]}
    for site in SITES:
        for line in lines(site, WIDTH, HEIGHT)[1:-1]:
            for words, role in line:
                if role in cells:
                    cells[role] += [dots(char) for char in words]
    mean = {role: sum(counts) / len(counts) for role, counts in cells.items()}

    assert mean["muscle"] > 1.6 * mean["felt"]


@pytest.mark.parametrize("muscle", MUSCLES)
def test_left_is_the_mirror_image_of_right(muscle: str) -> None:
    left = lines((muscle, "left"), WIDTH, HEIGHT)
    right = lines((muscle, "right"), WIDTH, HEIGHT)

    assert "left side" in text(left[0])
    assert "right side" in text(right[0])
    counts = [sum(row.count(SPOT) for row in drawing(drawn)) for drawn in (left, right)]
    assert counts[0] == counts[1]


def test_bone_and_nerve_have_signs_that_are_explained() -> None:
    drawn = lines(("piriformis", "right"), WIDTH, HEIGHT)

    assert sum(row.count(BONE) for row in drawing(drawn)) >= 6
    assert sum(row.count(NERVE) for row in drawing(drawn)) >= 20
    assert f"{BONE}{NERVE} keep off" in text(drawn[-1])


@pytest.mark.parametrize("size", [(80, 21), (120, 42), (200, 80)])
def test_the_nerve_has_no_gap_where_nothing_else_stands(size: tuple[int, int]) -> None:
    room = layout(*size)
    assert room is not None
    drawn = lines(("gluteus-medius", "right"), *size)
    _, first = room.back.cell((9.6, 40.0))  # below the signs of muscles and bones
    _, last = room.back.cell((8.4, 65.0))

    for line in drawn[1 + first : 1 + min(last, room.back.rows)]:
        assert text(line)[: room.back.columns].count(NERVE) == 2


def test_a_refused_site_has_a_sign_and_its_reason_when_chosen() -> None:
    site = ("piriformis", "left")
    reason = "it was bruised on Tuesday and rests until it is not tender any more"
    chosen = beside(lines(site, WIDTH, HEIGHT, {site: reason}))
    other = beside(lines(("piriformis", "right"), WIDTH, HEIGHT, {site: reason}))

    assert f"✕ Not today: {reason}" in chosen
    assert "4 piriformis ✕ left" in other
    assert "Not today" not in other
    assert KNOWN["piriformis"].reach in other


def test_both_sides_refused_fit_the_list() -> None:
    refused = dict.fromkeys(SITES, "one session a day.")

    assert "3 gluteus minimus ✕ both" in beside(lines(SITES[0], WIDTH, HEIGHT, refused))


def test_a_small_window_has_the_list_and_no_body() -> None:
    drawn = lines(("gluteus-medius", "left"), 50, 12)

    assert not any(SPOT in text(line) for line in drawn)
    assert text(drawn[1]).startswith("►2 gluteus medius")


def test_a_larger_window_shows_more_of_the_leg() -> None:
    small, large = layout(80, 22), layout(80, 60)

    assert small is not None
    assert large is not None
    assert large.side.place(0, large.side.rows - 1)[1] > 80 > small.side.place(0, 19)[1]


@pytest.mark.parametrize("size", [(80, 21), (120, 40), (200, 60)])
@pytest.mark.parametrize("site", SITES)
def test_a_click_on_a_sign_means_that_muscle(site: Site, size: tuple[int, int]) -> None:
    room = layout(*size)
    assert room is not None
    for placed in scene("back", []).muscles:
        if placed.muscle in MUSCLES:
            column, row = room.back.cell(placed.shape.label)
            found = picked(site, *size, column, row + 1)
            assert found == (placed.muscle, placed.side)


@pytest.mark.parametrize("size", [(80, 21), (40, 12)])
def test_a_click_in_the_list_means_its_row_and_its_word(size: tuple[int, int]) -> None:
    now = ("gluteus-medius", "left")
    rows = [text(line) for line in lines(now, *size)]
    for row, words in enumerate(rows[:8]):
        for name in MUSCLES:
            if (column := words.find(KNOWN[name].title)) >= 0 and row < 4:
                assert picked(now, *size, column, row) == (name, "left")
    # The names of the views stand on the first line: sides are on the row of the list.
    for side in SIDES:
        column = rows[5].rindex(side)
        assert picked(now, *size, column, 5) == ("gluteus-medius", side)
        assert picked(now, *size, column + len(side) - 1, 5) == ("gluteus-medius", side)


@given(sites, st.integers(0, 120), st.integers(0, 50), st.integers(0, 130), st.integers(0, 60))
def test_a_click_anywhere_means_a_site_or_nothing(
    now: Site, width: int, height: int, column: int, row: int
) -> None:
    assert picked(now, width, height, column, row) in [None, *SITES]


@pytest.mark.parametrize("size", [(80, 21), (200, 60)])
def test_a_cell_of_the_window_and_its_place_in_the_body_agree(size: tuple[int, int]) -> None:
    room = layout(*size)
    assert room is not None
    for view, raster, before in (("back", room.back, 0), ("side", room.side, room.back.columns)):
        for row in range(raster.rows):
            found = room.found(before + 5, row + 1)
            assert found is not None
            assert found[0] == view
            assert raster.cell(found[1]) == (5, row)
    assert room.found(5, 0) is None  # the names of the views


def test_the_sign_of_a_refusal_belongs_to_the_side_before_it() -> None:
    now = ("piriformis", "right")
    row = text(lines(now, 40, 12, dict.fromkeys(SITES, "rests."))[5])

    assert [picked(now, 40, 12, at, 5) for at, char in enumerate(row) if char == "✕"] == [
        ("piriformis", side) for side in SIDES
    ]
