"""A muscle and a side as Kneadle prints them: left piriformis, gluteus-medius, Right side."""

import re

from kneadle.coach.site import Site
from kneadle.errors import KneadleError
from kneadle.muscles import MUSCLES, SIDES


def site_of(text: str) -> Site:
    """Empty is what was not said. Raises KneadleError."""
    words = re.split(r"[\s-]+", text.strip().casefold())
    sides = [word for word in words if word in SIDES]
    rest = [word for word in words if word not in SIDES and word != "side"]
    muscle = "-".join(rest)
    if len(sides) > 1 or muscle not in ("", *MUSCLES) or not (muscle or sides):
        known = ", ".join(name.replace("-", " ") for name in MUSCLES)
        raise KneadleError(
            f"{text!r} is neither a muscle nor a side that Kneadle knows.",
            f"There are {known}, each left or right.",
        )
    return Site(muscle, "".join(sides))


def with_side(named: Site | None, side: str | None) -> tuple[str | None, str | None]:
    """A muscle may bring its side. Raises KneadleError for two sides."""
    muscle, its_side = named or ("", "")
    if side and its_side and side != its_side:
        raise KneadleError(f"{named} is not on the {side}.", "Name one side.")
    return muscle or None, side or its_side or None
