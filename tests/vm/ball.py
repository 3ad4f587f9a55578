"""A ball in the VM's air: python -m vm.ball FIFO. What the FIFO hears: serve/control.py."""

import sys
from functools import partial
from pathlib import Path

from kneadle_sims.hand import Hand
from kneadle_sims.scenario import Scenario
from kneadle_sims.serve.ble import VHCI, serve
from vm.processes import RATE_HZ

# Untouched while it is tared, whose start is the first; then pressed for as long as anyone looks.
HAND = Hand(seed=1).rest(10.0).lean_on(45.0, over_s=3.0).hold(for_s=900.0)
SCENARIO = Scenario("vm", "a rest, and one long hold", HAND, rate_hz=RATE_HZ)

if __name__ == "__main__":
    serve(SCENARIO, 1.0, VHCI, Path(sys.argv[1]), partial(print, flush=True))
