"""Holds: stretches that were meant to be sustained, joined where the definition joins them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from kneadle_sims.label import Label
from kneadle_sims.labels.edges import end_s, from_s, level_n, pauses, start_s, to_s
from kneadle_sims.labels.joints import joint, out_of_band_s
from kneadle_sims.labels.pieces import Piece, pieces
from kneadle_sims.steps.place import Placed, meant_n

# On both sides of the design's 15 N and 3 s. Ours
SURE_N = 17.0
OPEN_S, SURE_S = 2.5, 3.5
STEADY_S = 3.0  # the design's definition: what is shorter is no level of its own
ASIDE_S = 1.0  # off its level for so long at either end, nobody can say where it ends. Ours
GRID_S = 0.01


def holds(script: Sequence[Placed]) -> Iterator[Label]:
    for press in _presses(script):
        steady = [piece for piece in press if piece.for_s >= STEADY_S]
        label = _hold(script, steady or press) if press else None
        if label is not None:
            doubtful = not steady or _doubtful(script, steady, label)
            yield replace(label, sure=label.sure and not doubtful)


def _presses(script: Sequence[Placed]) -> Iterator[list[Piece]]:
    """Pieces between which the hand neither left the ball nor rolled roughly."""
    press: list[Piece] = []
    for piece in pieces(script):
        if press and joint(script, press[-1], piece) == "two":
            yield press
            press = []
        press.append(piece)
    yield press


def _hold(script: Sequence[Placed], run: Sequence[Piece]) -> Label | None:
    on_s, off_s = start_s(script, run[0]), end_s(script, run[-1])
    if off_s - on_s < OPEN_S:
        return None
    sure = off_s - on_s >= SURE_S and min(piece.low_n for piece in run) >= SURE_N
    peak_n = float(meant_n(script, np.arange(on_s, off_s, GRID_S)).max())
    settled_n = level_n(script, run[-1], at_end=True)
    return Label("hold", round(on_s, 3), round(off_s, 3), settled_n, peak_n, sure)


def _doubtful(script: Sequence[Placed], run: Sequence[Piece], label: Label) -> bool:
    first, last = run[0], run[-1]
    return (
        any(piece.open for piece in run)
        or pauses(script, label.start_s, from_s(script, first))
        or pauses(script, label.end_s, to_s(script, last))
        or any(joint(script, *pair) == "open" for pair in pairwise(run))
        or out_of_band_s(script, label.start_s, first.start_s, first.first_n) >= ASIDE_S
        or out_of_band_s(script, last.end_s, label.end_s, last.last_n) >= ASIDE_S
    )
