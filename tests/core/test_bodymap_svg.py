import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kneadle.bodymap.page import with_tables
from kneadle.bodymap.scene import Site
from kneadle.bodymap.shapes import SHAPES, SIGNS
from kneadle.bodymap.sheet import sheet
from kneadle.bodymap.style import HATCHES
from kneadle.bodymap.svg import svg
from kneadle.coach.muscles import KNOWN

DOCS = Path(__file__).parents[2] / "docs"
BOTH: list[Site] = [("gluteus-medius", "left"), ("piriformis", "right")]
PICTURES = {
    "sheet": sheet(),
    "bare": svg(),
    "both": svg(BOTH, {BOTH[0]: 130.0}),
    "left": svg([("gluteus-minimus", "left")]),
}
each_picture = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)


def words(picture: str) -> str:
    """What a sighted person reads."""
    texts = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")
    return " ".join(" ".join(text.text or "" for text in texts).split())


def told(picture: str) -> str:
    """What a screen reader says."""
    root = ElementTree.fromstring(picture)
    names = (root.attrib["aria-labelledby"]).split()
    return " ".join(node.text or "" for node in root.iter() if node.attrib.get("id") in names)


@each_picture
def test_a_picture_needs_nothing_but_itself(picture: str) -> None:
    defined = Counter(re.findall(r'\bid="([^"]+)"', picture))
    used = set(re.findall(r'(?:url\(|href=")#([\w-]+)', picture))

    assert set(defined.values()) == {1}
    assert used <= set(defined)
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)|@import|<script|<image", picture) == []


@each_picture
def test_every_class_has_a_rule_and_every_colour_a_dark_twin(picture: str) -> None:
    style = picture[picture.index("<style>") : picture.index("</style>")]
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    used = {name for names in re.findall(r'class="([^"]+)"', picture) for name in names.split()}
    colours = set(re.findall(r"var\((--\w+)\)", style))

    assert all(f".{name} " in style for name in used)
    assert all(f"{colour}: #" in light and f"{colour}: #" in dark for colour in colours)


@each_picture
def test_a_screen_reader_hears_what_the_picture_says(picture: str) -> None:
    said = told(picture)

    for muscle in KNOWN.values():
        if f'url(#kneadle-hatch-{SIGNS[muscle.name]})" class="k-muscle"' in picture:
            assert all(
                text in said for text in (muscle.title, muscle.spots, muscle.felt, muscle.avoid)
            )


def test_no_two_muscles_have_the_same_hatch_or_sign() -> None:
    assert len({degrees % 180 for degrees in HATCHES.values()}) == len(SHAPES)
    assert set(HATCHES) == set(SIGNS.values())


def test_a_marked_muscle_is_named_explained_and_hatched() -> None:
    picture = PICTURES["both"]

    assert 'fill="url(#kneadle-hatch-2)"' in picture
    assert 'fill="url(#kneadle-hatch-1)" d' not in picture
    for name, _ in BOTH:
        assert KNOWN[name].title in words(picture)
        assert KNOWN[name].avoid in words(picture)


def test_the_side_view_is_of_the_side_that_is_marked() -> None:
    assert "left side" in words(PICTURES["left"])
    assert "right side" not in words(PICTURES["left"])
    assert "left side" in words(PICTURES["both"])
    assert "right side" in words(PICTURES["both"])


def test_what_was_worked_stands_in_minutes_and_seconds() -> None:
    assert "Worked: left 2 min 10 s." in words(PICTURES["both"])
    assert "Worked: left 2 min 10 s." in told(PICTURES["both"])
    assert "Worked" not in words(PICTURES["left"])
    assert "left 59 s, right 1 min 0 s" in words(
        svg([("piriformis", "left")], {("piriformis", "left"): 59.9, ("piriformis", "right"): 60.1})
    )


def test_the_whole_leg_is_drawn_when_something_is_felt_below_the_knee() -> None:
    assert 'clip-path="url(#kneadle-to-117)"' in PICTURES["left"]
    assert 'clip-path="url(#kneadle-to-77)"' in PICTURES["both"]


def test_no_word_of_the_legend_leaves_the_picture() -> None:
    letter = 0.57 * 3.6  # of a wide font's mean letter and the font's size
    for name in KNOWN:
        picture = ElementTree.fromstring(svg([(name, "right")]))
        wide = float(picture.attrib["viewBox"].split()[2])
        for group in picture.findall("{*}g"):
            left = float(group.attrib["transform"].split("(")[1].split()[0])
            lines = [text.text or "" for text in group.findall("{*}text")]
            assert all(left + letter * len(line) < wide for line in lines)


def test_the_committed_picture_is_the_one_that_the_program_draws() -> None:
    assert (DOCS / "bodymap.svg").read_text(encoding="utf-8") == sheet()


def test_the_committed_page_has_the_texts_that_the_program_has() -> None:
    page = (DOCS / "muscles.md").read_text(encoding="utf-8")

    assert with_tables(page) == page
    for muscle in KNOWN.values():
        assert muscle.avoid in page


def test_the_page_has_the_safety_words_of_the_readme() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    page = " ".join((DOCS / "muscles.md").read_text(encoding="utf-8").split())
    safety = readme.partition("## Safety\n")[2].partition("\n## ")[0]
    paragraphs = [" ".join(words.split()) for words in safety.strip().split("\n\n")[:3]]

    assert "not a medical device" in paragraphs[0]
    assert "Get urgent help" in paragraphs[1]
    assert "design choice" in paragraphs[2]
    assert [words for words in paragraphs if words not in page] == []
