"""The words of a column's name. A unit keeps its prefix: kN is one word, and no N."""

import re

from kneadle.exchange.units import FORCE_WORDS, TIME_WORDS, spelt

FORCE = {
    *("force", "weight", "load", "mass"),
    *("kraft", "gewicht", "poids", "fuerza", "peso", "carga"),
}
TIME = {
    *("t", "time", "timestamp", "elapsed", "date", "datetime", "received"),
    *("zeit", "zeitstempel", "temps", "tiempo"),
}
# Of the SI. Spelt out, and those two, they may stand apart; other letters mean a side or a sensor.
NAMED = (
    *("quetta", "ronna", "yotta", "zetta", "exa", "peta", "tera", "giga", "mega", "kilo", "hecto"),
    *("deca", "deka", "deci", "centi", "milli", "micro", "nano", "pico", "femto", "atto", "zepto"),
    *("yocto", "ronto", "quecto"),
)
APART = "k", "da"
GLUED = "QRYZEPTGMkhdcmµμunpfazyrq"

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEAM = "\x1f"  # where _CAMEL cut
_LETTER = r"[^\W\d_]"
_PREFIXED = re.compile(
    rf"(?<!{_LETTER})((?i:{'|'.join(FORCE | TIME)})?)"
    rf"(?:((?i:{'|'.join(NAMED)})|{'|'.join(APART)})[\s_{_SEAM}-]*|([{GLUED}]){_SEAM}?)"
    rf"((?i:{'|'.join({**FORCE_WORDS, **TIME_WORDS})}))(?!{_LETTER})"
)


def words_of(name: str) -> list[str]:
    """forceKg, Force (kg) and force_kg: all are force and kg. As `spelt` has them."""
    whole = _PREFIXED.sub(r"\1 \2\3\4", _CAMEL.sub(_SEAM, name))
    return [spelt(word) for word in re.findall(f"{_LETTER}+", whole)]
