"""kneadle calibrate: the sensor with known weights, its zero, or a person's own ceiling."""

import sys
from argparse import Namespace
from contextlib import suppress

from kneadle.cli import ending, usage
from kneadle.cli.chosen import known_device
from kneadle.cli.output import say
from kneadle.muscles import MUSCLES, SIDES
from kneadle.registry.alone import alone_with

PLACE = "calibrate ceiling --muscle MUSCLE --side SIDE"


def run(arguments: Namespace) -> int:
    if arguments.what == "ceiling" and None in (arguments.muscle, arguments.side):
        usage.refuse(
            PLACE, f"a ceiling belongs to one place: {', '.join(MUSCLES)}; {' or '.join(SIDES)}"
        )
    known = known_device(arguments)
    say(f"Connecting to {known.name} ...")  # what comes in next takes a second
    from kneadle.cli.calibrate.conversation import hold

    try:
        with alone_with(known):
            ending.run(hold(known, arguments))
    except KeyboardInterrupt:
        with suppress(OSError):  # a closed terminal
            print("\nStopped.", file=sys.stderr)
        raise
    return 0
