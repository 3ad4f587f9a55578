"""A virtual radio, so that Bluetooth can be tested where there is none: bleak over Bumble."""

import logging

from kneadle_sims.radio.ball import BallOnAir
from kneadle_sims.radio.installed import installed
from kneadle_sims.radio.progressor import ProgressorOnAir
from kneadle_sims.radio.radio import VirtualRadio
from kneadle_sims.radio.whc06 import ScaleOnAir

__all__ = ["BallOnAir", "ProgressorOnAir", "ScaleOnAir", "VirtualRadio", "installed"]

# What Bumble warns of, such as a refused pairing, is what happens here all day.
logging.getLogger("bumble").setLevel(logging.CRITICAL)
