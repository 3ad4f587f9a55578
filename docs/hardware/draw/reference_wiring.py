"""Load cell and NAU7802."""

import schemdraw
import schemdraw.elements as parts
from wires import box, ground, net, note, paper, supply

CELL = (("red", "E+"), ("black", "E-"), ("green", "A+"), ("white", "A-"))


def draw() -> schemdraw.Drawing:
    d = paper()
    d += (adc := box("NAU7802 board", "E+ E- A+ A- _", "VIN GND SDA SCL DRDY"))
    d += (cell := box("load cell, full bridge, 50 kg", "", "red black green white _").at((-6.2, 0)))
    for colour, pin in CELL:
        d += parts.Line().at(cell[colour]).tox(adc[pin])
    d += parts.Line().at(adc["VIN"]).right(2.8)
    supply(d, d.here)
    ground(d, adc["GND"], "right", 2.8)
    net(d, adc["SDA"], "SDA: D4")
    net(d, adc["SCL"], "SCL: D5")
    net(d, adc["DRDY"], "D3")
    note(d, (-6.2, -0.6), "Colours differ between makers: believe the meter, not the colour.")
    return d
