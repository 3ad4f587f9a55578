"""Four half-bridge cells of a bathroom scale, in a ring, and HX711."""

import schemdraw
import schemdraw.elements as parts
from wires import box, ground, net, note, paper, supply

# End, middle, end of each cell. Like ends meet, so that every load moves all four arms.
RING = (("N1", "E+", "N4"), ("N1", "A+", "N2"), ("N3", "E-", "N2"), ("N3", "A-", "N4"))


def draw() -> schemdraw.Drawing:
    d = paper()
    for number, nets in enumerate(RING):
        at = (4.2 * (number % 2), -3.6 * (number // 2))
        d += (cell := box(f"cell {number + 1}", "", "white red black", width=1.6).at(at))
        for pin, name in zip(("white", "red", "black"), nets, strict=True):
            net(d, cell[pin], name)
    d += (adc := box("HX711 board", "E+ E- A+ A- _", "VCC RATE DT SCK GND").at((11.4, -2.9)))
    for pin in ("E+", "E-", "A+", "A-"):
        net(d, adc[pin], pin, "left")
    net(d, adc["DT"], "D3")
    net(d, adc["SCK"], "D2")
    d += parts.Line().at(adc["RATE"]).right(1.4).label("80 a second", "bottom", fontsize=10)
    d += parts.Line().up().toy(adc["VCC"])
    d += parts.Dot()
    d += parts.Line().at(adc["VCC"]).right(2.0)
    supply(d, d.here)
    ground(d, adc["GND"], "right", 0.4)
    note(
        d,
        (0, -4.4),
        "N1 to N4: two ends of one name are soldered together, nothing else goes there.",
    )
    return d
