"""What can go wrong with a device: what happened, and what to do about it.

`{name}` is what the person calls it.
"""

_FORGET_AND_PAIR = "forget it (`kneadle devices forget`) and pair it again (`kneadle pair`)"

# Reaching it
NOT_FOUND = (
    "{name} was not heard within {waited_s:g} s: it is asleep, out of range, or connected to"
    " another phone or computer.",
    "Press it once to wake it and bring it close; close the app that may hold it elsewhere.",
)
UNSEEN = (
    "This computer does not see {name}: it is asleep or out of range.",
    "Press it once to wake it and bring it close; `kneadle scan` lists what is in range.",
)
NO_ANSWER = (
    "{name} did not answer in time.",
    "Press it once to wake it and bring it close, then try again.",
)
ELSEWHERE = (
    "{name} is connected to another phone or computer.",
    "Close the app there or switch its Bluetooth off, then try again.",
)
TAKEN = (
    "Another program on this computer is using {name}.",
    "Close it; if there is none, switch Bluetooth off and on.",
)
CONNECT_FAILED = (
    "{name} was called, but no connection came about.",
    "Bring it close and away from other radios, then try again.",
)
HUNG_UP = (
    "{name} hung up before the connection was ready.",
    f"Try again; if it hangs up every time, charge it, then {_FORGET_AND_PAIR}.",
)
TAKEN_FOR_CLASSIC = (
    "This computer took {name} for a device of older, classic Bluetooth.",
    "Remove it in the computer's Bluetooth settings, run `kneadle scan`, then try again.",
)
LOST = (
    "The connection to {name} was lost.",
    "Keep it within a few metres; a session goes on by itself.",
)
BATTERY_FLAT = (
    "The battery of {name} is flat.",
    "Charge it, then press it once to wake it.",
)


# Trusting it
NOT_PAIRED = (
    "{name} is not paired with this computer.",
    "Press its button, then run `kneadle pair` within 60 s.",
)
PAIRED_ALREADY = (
    "This computer is paired with {name} already.",
    f"Use it (`kneadle live`); if it does not answer, {_FORGET_AND_PAIR}.",
)
BOND_REFUSED = (
    "{name} refused to pair.",
    "Press its button, which opens pairing for 60 s, then run `kneadle pair` again.",
)
PAIRING_LATE = (
    "Pairing with {name} took too long.",
    "Press its button, run `kneadle pair` again and confirm what the computer asks within 60 s.",
)
PAIRING_BROKEN_OFF = (
    "Pairing with {name} was broken off.",
    "Keep it close, press its button and run `kneadle pair` again.",
)
NO_AGENT = (
    "Nobody on this computer confirmed the pairing with {name}.",
    "Close other Bluetooth settings, press its button and run `kneadle pair` again.",
)
BOND_LOST = (
    "{name} no longer knows this computer: someone reset it, or another device poses as it.",
    "If you reset it, forget it (`kneadle devices forget`; on a Mac also in its Bluetooth"
    " settings) and pair again with `kneadle pair`; if not, find out who did.",
)
HANGS_UP = (
    "{name} hung up twice before the connection was safe: it no longer knows this computer,"
    " or it is at the edge of range.",
    "Bring it close and try again; if you reset it, pair it again with `kneadle pair`;"
    " if not, another device may pose as it.",
)
NOT_ENCRYPTED = (
    "The connection to {name} is not encrypted, so nothing was sent to it.",
    f"To make it safe, {_FORGET_AND_PAIR}.",
)


# Understanding it
WRONG_DEVICE = (
    "{name} does not speak like a device that Kneadle knows.",
    "Choose another one (`kneadle scan`); if it is the right one, update its firmware.",
)
MUDDLED = (
    "{name} and this computer misunderstood each other.",
    f"Switch it off and on and try again; if that does not help, {_FORGET_AND_PAIR}.",
)
REFUSED = (
    "{name} refused a command (code {code}).",
    "Switch it off and on, then try again; if it refuses again, update its firmware.",
)
UNKNOWN = (
    "{name} cannot be used: {text}.",
    "Try again; `kneadle doctor` looks at this computer's part in it.",
)
