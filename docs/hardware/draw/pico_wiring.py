"""A Pico 2 W has no charger: one beside it."""

import schemdraw
import schemdraw.elements as parts
from wires import box, ground, net, note, paper


def draw() -> schemdraw.Drawing:
    d = paper()
    d += (pico := box("Pico 2 W", "VBUS_40 VSYS_39 GND_38", "", width=2.6))
    d += (charger := box("LiPo charger, 250 mA", "BAT+ BAT-", "IN+ _ IN-").at((-12.4, 0)))
    d += parts.Line().at(charger["IN+"]).tox(pico["VBUS_40"])
    ground(d, pico["GND_38"], "left", 0.8)
    ground(d, charger["IN-"], "right", 0.8)
    ground(d, charger["BAT-"])
    _battery(d, charger["BAT+"])
    d += parts.Line().at(pico["VSYS_39"]).left(0.2)
    d += parts.Schottky().left().reverse().label("1N5817", "top", fontsize=10)
    d += parts.Switch().left().label("slide switch", "top", fontsize=10)
    net(d, d.here, "VBAT", "left")
    note(d, (-15.0, -1.2), "The number after the pin's name is its place on the board.")
    return d


def _battery(d: schemdraw.Drawing, at: tuple[float, float]) -> None:
    d += parts.Line().at(at).left(0.8)
    d += (fused := parts.Dot())
    d += parts.Line().at(fused.center).up(0.8)
    net(d, d.here, "VBAT", "left")
    d += parts.Fuse().at(fused.center).left().label("PTC 0.75 A", "bottom", fontsize=10)
    d += (cell := parts.BatteryCell().down(1.6))
    d += parts.Ground()
    note(d, (cell.start[0] - 3.0, at[1] - 0.5), "LiPo 3.7 V\nprotected")
