"""Four FSRs side by side over one resistor, read by an ADS1115 or by a Pico itself."""

import schemdraw
import schemdraw.elements as parts
from wires import box, ground, net, note, paper, supply

STEP = 1.6


def draw() -> schemdraw.Drawing:
    d = paper()
    for number in range(4):
        d += parts.ResistorVar().at((STEP * number, 0)).up(2.0)
    d += parts.Line().at((0, 2.0)).right(3 * STEP)
    note(d, (-2.9, 1.3), "4 × FSR 402")
    supply(d, (0, 2.0))
    d += parts.Line().at((0, 0)).right(3 * STEP)
    d += (middle := parts.Dot())
    for x in (STEP, 2 * STEP, 2.6 * STEP):
        d += parts.Dot().at((x, 0))
    for x in (STEP, 2 * STEP):
        d += parts.Dot().at((x, 2.0))
    d += parts.Resistor().at((STEP, 0)).down(1.8).label("470 Ω 1 %", "bottom", fontsize=10)
    d += parts.Ground()
    d += parts.Capacitor().at((2.6 * STEP, 0)).down(1.8).label("100 nF", "bottom", fontsize=10)
    d += parts.Ground()
    d += parts.Line().at(middle.center).right(1.4)
    d += (either := parts.Dot())
    d += parts.Line().at(either.center).up(1.6)
    net(d, d.here, "GP26")
    d += (adc := box("ADS1115 board", "A0 _ _ ADDR", "VDD GND SDA SCL").anchor("A0").at((8.6, 0)))
    d += parts.Line().at(either.center).tox(adc["A0"])
    ground(d, adc["ADDR"])
    d += parts.Line().at(adc["VDD"]).right(2.8)
    supply(d, d.here)
    d += parts.Line().at(adc["GND"]).right(2.8)
    ground(d, d.here)
    net(d, adc["SDA"], "SDA: D4")
    net(d, adc["SCL"], "SCL: D5")
    note(
        d,
        (-2.9, -3.6),
        "A XIAO needs the ADS1115. On a Pico, its pin GP26 will do, and no ADS1115.",
    )
    return d
