"""Units of force and of time, as headers spell them and as a person says them."""

N_PER = {
    "N": 1.0,
    "kg": 9.80665,  # standard gravity: what scales show
    "lb": 4.4482216152605,
    "g": 0.00980665,
    "kN": 1e3,
    "daN": 10.0,
    "cN": 0.01,
    "mN": 1e-3,
}
RELATIVE = "rel"  # of full scale, which is called 100: nobody calibrated the sensor
S_PER = {"s": 1.0, "ms": 1e-3, "us": 1e-6}

# In small letters, but for symbols that mean something else in others (MN is no mN); a single
# letter counts beside a word for force or time only.
FORCE_WORDS = {
    **dict.fromkeys(("n", "newton", "newtons"), "N"),
    **dict.fromkeys(("kg", "kgf", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "lbf", "pound", "pounds"), "lb"),
    **dict.fromkeys(("g", "gf", "gram", "grams"), "g"),
    **dict.fromkeys(("kN", "kilonewton", "kilonewtons"), "kN"),
    **dict.fromkeys(("daN", "decanewton", "decanewtons", "dekanewton", "dekanewtons"), "daN"),
    **dict.fromkeys(("cN", "centinewton", "centinewtons"), "cN"),
    **dict.fromkeys(("mN", "millinewton", "millinewtons"), "mN"),
}
TIME_WORDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "sek", "sekunden"), "s"),
    **dict.fromkeys(("ms", "msec", "millis", "millisecond", "milliseconds"), "ms"),
    **dict.fromkeys(("us", "µs", "μs", "usec", "micros", "microsecond", "microseconds"), "us"),
}


def spelt(word: str) -> str:
    """As the words above are."""
    return word if word in FORCE_WORDS else word.lower()


# Times since 1970 are told from times since a start by their size: 1973 to 2286.
SINCE_1970_S = (1e8, 1e10)


def since_1970(value: float, unit: str | None) -> str | None:
    """The unit in which `value` is a time since 1970, if it is one; `unit` None: any may be."""
    low_s, high_s = SINCE_1970_S
    for each in [unit] if unit else S_PER:
        if low_s <= value * S_PER[each] < high_s:
            return each
    return None
