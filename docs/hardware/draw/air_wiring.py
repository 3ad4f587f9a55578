"""Sealed ball, tube, MPRLS."""

import schemdraw
import schemdraw.elements as parts
from wires import box, ground, net, note, paper, supply


def draw() -> schemdraw.Drawing:
    d = paper()
    d += (sensor := box("MPRLS board, 25 psi", "port _ _ _", "VIN GND SCL SDA"))
    d += (ball := box("sealed ball", "", "valve _ _ _", width=2.0).at((-6.2, 0)))
    d += (
        parts.Line(lw=4, color="gray")
        .at(ball["valve"])
        .tox(sensor["port"])
        .label("tube", fontsize=10)
    )
    d += parts.Line().at(sensor["VIN"]).right(2.8)
    supply(d, d.here)
    ground(d, sensor["GND"], "right", 2.8)
    net(d, sensor["SCL"], "SCL: D5")
    net(d, sensor["SDA"], "SDA: D4")
    note(d, (-6.2, -0.6), "No electronics in the ball. RST and EOC of the board stay free.")
    return d
