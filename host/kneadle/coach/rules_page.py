"""All rules as a page for the docs: `python -m kneadle.coach.rules_page docs/rules.md`."""

import sys
from pathlib import Path

from kneadle.coach.rules import RULES, Rule
from kneadle.coach.words import REFUSALS

HEAD = """\
# The coach's rules

Written by `python -m kneadle.coach.rules_page docs/rules.md` from `host/kneadle/coach/rules.py`.
Everything the coach decides in a [guided session](session.md) is kept in the journal with the
name of the rule that decided it. Rows and sections are of the project's collection of facts;
"ours" is a design choice that comes from no trial.

| rule | limit | where it comes from |
|---|---|---|
"""


def page() -> str:
    refusing = [rule for rule in RULES.values() if rule in REFUSALS]
    refusals = "\n".join(_refusal(rule) for rule in refusing)
    return HEAD + "".join(map(_row, RULES.values())) + "\n## What it says\n\n" + refusals + "\n"


def _row(rule: Rule) -> str:
    limit = "" if rule.number is None else f"{rule.number:g} {rule.unit}"
    return f"| {rule.id} | {limit} | {rule.source} |\n"


def _refusal(rule: Rule) -> str:
    why, do = REFUSALS[rule]
    return f"- **{rule.id}**: {why} {do}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
