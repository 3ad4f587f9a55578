"""Sealed ball, tube, MPRLS."""

import schemdraw
import schemdraw.elements as parts
from wires import box, ground, net, note, paper, supply


def draw() -> schemdraw.Drawing:
    d = paper()
    d += (sensor := box("MPRLS board, 25 psi", "port _ _ _", "VIN GND SCL SDA"))
    d += (ball := box("sealed ball", "", "valve _ _ _", width=2.0).at((-6.2, 0)))
    _tube(d, ball["valve"], sensor["port"])
    d += parts.Line().at(sensor["VIN"]).right(2.8)
    supply(d, d.here)
    ground(d, sensor["GND"], "right", 2.8)
    net(d, sensor["SCL"], "SCL: D5")
    net(d, sensor["SDA"], "SDA: D4")
    note(d, (-6.2, -0.6), "No electronics in the ball. RST and EOC of the board stay free.")
    return d


def _tube(d: schemdraw.Drawing, ball: tuple[float, float], sensor: tuple[float, float]) -> None:
    """With the branch to pump by."""
    d += parts.Line(lw=4, color="gray").at(ball).tox(sensor).label("tube", "bottom", fontsize=10)
    branch = ((ball[0] + sensor[0]) / 2, ball[1])
    d += parts.Line(lw=4, color="gray").at(branch).up(1.1)
    note(d, (branch[0] - 0.5, branch[1] + 1.7), "T-piece, clamp, syringe")
