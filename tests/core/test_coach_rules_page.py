from pathlib import Path

from kneadle.coach.rules_page import page

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_rules_says_what_the_program_goes_by() -> None:
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == page()
