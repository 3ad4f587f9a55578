"""Refusals and questions in words. Nothing is diagnosed: what, why, and what to do instead."""

from dataclasses import dataclass

from kneadle.coach import rules
from kneadle.coach.rules import Rule

# Why, and what to do.
REFUSALS: dict[Rule, tuple[str, str]] = {
    rules.METHOD: (
        "Kneadle does not know that muscle and side.",
        "Choose one of those on the map.",
    ),
    rules.OFF_FIRST: (
        "You are still on this point.",
        "Come off the ball, then say again that you go to another one.",
    ),
    rules.UNWANTED: (
        "Nobody is to press now.",
        "Come off the ball; the session says when it is wanted.",
    ),
    rules.STUCK: (
        "The ball still says that you press it.",
        "If you are off the ball, space goes on to the stretches, or one press of its button.",
    ),
    rules.SEEN: (
        "That came too soon to be meant for this page.",
        "Space or its button, once more, goes on to the stretches.",
    ),
    rules.EMERGENCY: (
        "That can be a sign of something that cannot wait, and a ball is not for it.",
        "Get urgent help now: call your emergency number.",
    ),
    rules.SAME_DAY: (
        "A doctor should hear of that before a ball presses anything.",
        "Please speak to a doctor today, and leave the ball for now.",
    ),
    rules.BLOCKED: (
        "With that, pressing could do harm.",
        "Do not use the ball; ask a doctor or physiotherapist when you may.",
    ),
    rules.ASK_FIRST: (
        "With that, somebody who knows you should say yes first.",
        "Ask your doctor or physiotherapist, then come back.",
    ),
    rules.NERVE: (
        "Tingling, burning or numbness means that a nerve is too close.",
        "Come off now, and leave this side of the muscle for today. Elsewhere, stay at least"
        f" {rules.NERVE.value:g} cm up and out from that spot.",
    ),
    rules.STRETCH_NERVE: (
        "Tingling, burning or numbness means that a nerve is pulled or too close.",
        "Come out of this stretch now; the next one comes."
        " Let nothing press this side of the muscle for today.",
    ),
    rules.PAIN: (
        f"It hurts more than {rules.PAIN.value:g} of 10, which is too much for pressing.",
        "Leave this site for today; if it stays like that, let a professional look at it.",
    ),
    rules.LEAST: (
        "Its ceiling is so low that there is no room for a hold.",
        "Let it rest, and measure the ceiling again another day with `kneadle calibrate`.",
    ),
    rules.REST: (
        f"A spot rests {rules.REST.value:g} s between two holds.",
        "Stay off the ball and breathe; it goes on by itself.",
    ),
    rules.STRETCH: (
        "Stretches are done off the ball.",
        "Come off it; for another spot, say first that you go to a new point.",
    ),
    rules.HOLDS: (
        f"{rules.HOLDS.value:g} holds are enough for one point.",
        "Go on to the stretches.",
    ),
    rules.POINT: (
        f"One point gets at most {rules.POINT.value / 60:g} minutes of pressing.",
        "Come off; another point of this muscle or the stretches come next.",
    ),
    rules.SITE: (
        f"One muscle and side gets at most {rules.SITE.value / 60:g} minutes a day.",
        "Leave it until tomorrow.",
    ),
    rules.SESSION: (
        f"A session has at most {rules.SESSION.value / 60:g} minutes of pressing.",
        "That is enough for today: stretch, and see how it moves.",
    ),
    rules.DAILY: (
        "There was a session today, and one a day is enough.",
        "Move gently, and come back tomorrow.",
    ),
    rules.NIGHT: (
        f"The last session is less than {rules.NIGHT.value:g} hours ago.",
        "Have a night's sleep in between.",
    ),
    rules.TO_COME: (
        "By the computer's clock the last session is yet to come, so the clock is or was wrong.",
        "Set the clock; if it is right now, take that session out with `kneadle log delete N`,"
        " whose N `kneadle log` lists.",
    ),
    rules.SLEPT: (
        "The computer slept, or its clock was put forward; nobody knows what was pressed then.",
        "Begin another session when you are ready.",
    ),
    rules.SORE_RESTS: (
        f"It was sore by {rules.SORE.value:g} of 10 or more, so it rests for a day.",
        "Choose another site, or take the day off.",
    ),
    rules.BRUISE_RESTS: (
        f"A bruise rests for at least {rules.BRUISE_RESTS.value:g} hours,"
        " and until it is no longer tender.",
        "Choose another site; you will be asked about it next time.",
    ),
    rules.NO_CHANGE: (
        f"In {rules.NO_CHANGE.value:g} days of sessions it did not really change.",
        "Let a professional look at it; you will be asked about that next time.",
    ),
    rules.WORSE: (
        "It was worse twice running.",
        "Let a professional look at it; you will be asked about that next time.",
    ),
}


@dataclass(frozen=True, slots=True)
class Question:
    """`press` is what one press of the ball's button says."""

    text: str
    press: str


QUESTIONS = {
    "checklist": Question("Is any of these true for you?", "none of these"),
    "asked first": Question("Did a professional who knows of it say yes?", "no"),
    "sore": Question("How sore is it from last time, 0 to 10?", "as before, or less than 4"),
    "bruise": Question("Is the skin there free of bruises?", "yes"),
    "tender": Question("Has the bruise gone, and is it no longer tender?", "not yet"),
    "seen": Question("Has a professional looked at it since, and said to go on?", "not yet"),
    "site": Question("Which muscle, and which side?", "the one that is suggested"),
    "before": Question("How much does it hurt now when you move, 0 to 10?", "as it was"),
    "pain": Question("How strong is it, 0 to 10?", "the same; twice: eased; three times: too much"),
    "after": Question("And how much does it hurt now, 0 to 10?", "the same as before"),
    "walk": Question("Walk a few steps and turn the hip. Easier, the same, or worse?", "the same"),
    "note": Question("Anything to remember?", "no, that is all"),
}
