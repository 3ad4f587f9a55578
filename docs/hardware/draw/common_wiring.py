"""The board with what every build has: battery, gauge, button, light, buzz."""

import schemdraw
import schemdraw.elements as parts
from wires import box, ground, net, note, paper, supply


def draw() -> schemdraw.Drawing:
    d = paper()
    d += (board := box("XIAO ESP32C3 or ESP32S3", "BAT+ _ BAT- _ 3V3 GND", "D6 _ D1 _ D10 _ D4 D5"))
    _battery(d, board)
    supply(d, board["3V3"])
    ground(d, board["GND"])
    _light(d, board["D6"])
    _button(d, board["D1"])
    _buzz(d, board["D10"])
    net(d, board["D4"], "SDA")
    net(d, board["D5"], "SCL")
    _gauge(d)
    return d


def _battery(d: schemdraw.Drawing, board: parts.Ic) -> None:
    d += parts.Line().at(board["BAT+"]).left(0.5)
    d += parts.Switch().left().label("slide switch", fontsize=10)
    d += (fused := parts.Dot())
    d += parts.Line().at(fused.center).up(0.9)
    net(d, d.here, "VBAT", "left")
    d += parts.Fuse().at(fused.center).left().label("PTC 0.75 A", "bottom", fontsize=10)
    d += parts.Line().down(0.2)
    d += parts.BatteryCell().down(1.4).label("LiPo 3.7 V\nprotected", "top", fontsize=10)
    d += parts.Line().down(0.2).toy(board["BAT-"])
    d += (minus := parts.Dot())
    d += parts.Line().at(board["BAT-"]).tox(minus.center)
    ground(d, minus.center)


def _light(d: schemdraw.Drawing, at: object) -> None:
    d += parts.Resistor().at(at).right().label("1 kΩ", fontsize=10)
    d += parts.LED().right().label("LED, red", fontsize=10)
    ground(d, d.here)


def _button(d: schemdraw.Drawing, at: object) -> None:
    d += parts.Line().at(at).right(0.6)
    d += parts.Button().right().label("button", fontsize=10)
    ground(d, d.here)


def _buzz(d: schemdraw.Drawing, at: object) -> None:
    d += parts.Resistor().at(at).right().label("470 Ω", fontsize=10)
    d += (base := parts.Dot())
    d += parts.Resistor().at(base.center).down(1.6).label("10 kΩ", "bottom", fontsize=10)
    d += parts.Ground()
    d += parts.Line().at(base.center).right(3.6)
    d += (npn := parts.BjtNpn(circle=True).right().anchor("base"))
    note(d, (npn.emitter[0] + 0.7, npn.center[1] + 0.2), "BC337-40")
    ground(d, npn.emitter)
    d += parts.Line().at(npn.collector).up(0.3)
    d += (low := parts.Dot())
    d += parts.Motor().up().label("coin motor or\nactive buzzer", "top", ofst=0.2, fontsize=10)
    d += (high := parts.Dot())
    supply(d, high.center)
    _across(d, low, high, parts.Schottky(), "1N5819", 1.7)
    _across(d, low, high, parts.Capacitor(), "100 nF", 4.0)


def _across(
    d: schemdraw.Drawing,
    low: parts.Dot,
    high: parts.Dot,
    part: parts.Element2Term,
    name: str,
    off: float,
) -> None:
    """Beside the motor, `off` to its right."""
    d += parts.Line().at(low.center).right(off)
    d += part.up().toy(high.center).label(name, "bottom", fontsize=10)
    d += parts.Line().tox(high.center)


def _gauge(d: schemdraw.Drawing) -> None:
    d += (gauge := box("MAX17048 board", "BAT VIN GND", "SDA SCL _").at((0.0, -4.4)))
    net(d, gauge["BAT"], "VBAT", "left")
    supply(d, gauge["VIN"])
    ground(d, gauge["GND"])
    net(d, gauge["SDA"], "SDA")
    net(d, gauge["SCL"], "SCL")
    note(
        d,
        (-6.0, -6.1),
        "3V3 and GND symbols, and tags of one name, are joined. Solder by the printed names.",
    )
