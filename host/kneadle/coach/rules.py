"""Every rule of the coach: its id, its number with the unit, and where that comes from.

"row n" and "section n" are of the project's facts, summarised in docs/limits.md; "ours" is a design
choice and comes from no trial. Whatever the coach tells names one of these by `id`.
"""

from dataclasses import dataclass

from kneadle.detect.limits import Limits

_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Rule:
    """`number` is None for a rule that counts nothing."""

    id: str
    number: float | None
    unit: str
    source: str

    @property
    def value(self) -> float:
        if self.number is None:
            raise ValueError(f"the rule {self.id!r} has no number")
        return self.number


METHOD = Rule("method", None, "", "design: the method and the order of its pages")
EMERGENCY = Rule("7 emergency signs", None, "", "section 7: backes.org.uk, Oxford NHS, BMJ")
SAME_DAY = Rule("7 see a doctor today", None, "", "section 7: gponline, g-care.glos.nhs.uk")
BLOCKED = Rule("7 blocked", None, "", "section 7: Bartsch 2021; list merged by us")
ASK_FIRST = Rule("7 ask first", None, "", "section 7: Bartsch 2021; list merged by us")
NERVE = Rule("7 nerve", 3, "cm", "section 7: release at once, move away; distance ours")
STRETCH_NERVE = Rule("7 nerve in a stretch", None, "", "section 7; that the next one comes is ours")
NO_DATA = Rule("no data, no credit", None, "", "design: what must always hold, 4")
AWAY = Rule("link away", 600, "s", "ours: nobody waits longer for a ball")
UNSEEN = Rule("unseen pressure", _LIMITS.hold_stop_s, "s", "row 16: as long as a hold may last")
IDLE = Rule("nobody there", 3600, "s", "ours: nobody leaves an hour between two answers")
OFF_FIRST = Rule("off the ball first", None, "", "ours: what was pressed belongs to that point")
UNWANTED = Rule("nobody is to press", 2, "s", "ours: shorter is a dab")
STUCK = Rule("a ball that lets nobody go", 20, "s", "ours: then the person is asked, not the ball")
SEEN = Rule("a page is seen first", 2, "s", "ours: a press may be meant for the page before")

OVER = Rule("10 above the ceiling", None, "", "row 10; that it earns no credit is ours")
PAIN = Rule("11 pain limit", 7, "of 10", "row 11: never above; 4 to 6 is the target")
LOWER = Rule("11 lower the ceiling", 0.9, "of the force", "row 11")
LEAST = Rule("13 room for a hold", 1.3 * _LIMITS.hold_min_n, "N", "row 13: 0.8 of it; share ours")
ASK_PAIN = Rule("16 ask for pain", 15, "s", "row 16")
CREDIT = Rule("16 credit", _LIMITS.hold_credit_s, "s", "row 16")
TARGET = Rule("16 target", _LIMITS.hold_target_s, "s", "row 16: Hodgson & Fryer 2006")
STOP = Rule("16 stop", _LIMITS.hold_stop_s, "s", "row 16: Delgado Alvarez 2022")
EASED = Rule("17 eased", 2, "points", "row 17 (30 % says the same of whole numbers)")
EASED_TO = Rule("17 eased to", 3, "of 10", "row 17")
REST = Rule("18 rest", 30, "s", "row 18")
TRIES = Rule("18 tries add up", _LIMITS.hold_credit_s, "s", "ours: a spot rests after as much")
HOLDS = Rule("18 holds per point", 3, "holds", "row 18: two or three (Szajkowski 2025)")
SPIKES = Rule("19 jolts", 3, "in 60 s", "row 19")
SPIKES_WITHIN = Rule("19 jolts within", 60, "s", "row 19")
POINT = Rule("22 dose per point", 180, "s", "row 22")
SITE = Rule("22 dose per muscle and side", 300, "s", "row 22")
SESSION = Rule("22 dose per session", 600, "s", "row 22")
DAILY = Rule("22 one session a day", 1, "a day", "row 22; it counts from 30 s of pressing: ours")
TO_COME = Rule("a session to come", 600, "s", "ours: seconds are a clock that was put right")
SLEPT = Rule("the computer slept", 60, "s", "ours: nobody knows what was pressed meanwhile")
NIGHT = Rule("22 a night between", 8, "h", "ours: midnight alone does not make a new day")
SORE = Rule("23 sore", 4, "of 10", "row 23")
SORE_RESTS = Rule("23 a sore site rests", 24, "h", "row 23")
BRUISE_RESTS = Rule("23 a bruised site rests", 48, "h", "row 23: and until not tender")
STRETCH = Rule("24 stretch", 30, "s", "row 24: two a side")
CHANGE_OVER = Rule("24 change over", 10, "s", "ours: time to get into the stretch")
CHANGE = Rule("25 real change", 2, "points", "row 25")
NO_CHANGE = Rule("26 no change", 14, "days", "row 26")
WORSE = Rule("26 worse twice", 2, "times running", "row 26")

RULES = {rule.id: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)}
