"""The pictures of docs/detectors.md: `python -m kneadle_sims.pictures docs/pictures`."""

import sys
from dataclasses import replace
from pathlib import Path

from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.scenarios.robust import TROUBLES
from kneadle_sims.score.picture import picture

HOLD = (
    Hand(seed=7)
    .rest(1.5)
    .lean_on(52.0, over_s=3.0)
    .press_to(42.0, over_s=2.0)
    .hold(for_s=12.0)
    .dip(to=0.65, for_s=0.9)
    .hold(for_s=8.0)
    .press_to(55.0, over_s=2.0)
    .hold(for_s=10.0)
    .release()
    .rest(2.0)
)
JOLT = (
    Hand(seed=3)
    .rest(1.5)
    .lean_on(40.0, over_s=3.0)
    .hold(for_s=4.0)
    .spike(to_n=76.0, rise_s=0.12)
    .hold(for_s=4.0)
    .dip(to=0.4, for_s=0.8)
    .hold(for_s=4.0)
    .release()
    .rest(2.0)
)
STROKES = (
    Hand(seed=5)
    .rest(1.5)
    .dabs(4, 24.0, every_s=1.4)
    .rest(2.0)
    .lean_on(35.0, over_s=2.0)
    .roll(low_n=25.0, high_n=50.0, rate_hz=0.2, for_s=10.0)
    .roll(low_n=20.0, high_n=64.0, rate_hz=1.0, for_s=6.0)
    .release()
    .rest(3.0)
)
TOO_HARD = (
    Hand(seed=9)
    .rest(1.5)
    .lean_on(76.0, over_s=4.0)
    .hold(for_s=3.0)
    .press_to(50.0, over_s=2.0)
    .hold(for_s=2.0)
    .press_to(98.0, over_s=1.5)
    .hold(for_s=1.0)
    .release()
    .rest(2.0)
)
HANDS = {"hold": HOLD, "jolt": JOLT, "strokes": STROKES, "ceiling": TOO_HARD}


def pictures() -> dict[str, str]:
    """SVG by file name, without the suffix."""
    drawn = {name: picture(name, Scenario(name, "", hand)) for name, hand in HANDS.items()}
    session = Scenario("troubled", "", JOLT)
    troubled = TROUBLES["all_at_once"](session)
    return drawn | {"troubled": picture("troubled", replace(troubled, name="troubled"))}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, svg in pictures().items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
