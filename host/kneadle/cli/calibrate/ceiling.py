"""A person's own ceiling for one place: two slow presses to 6 of 10."""

from dataclasses import dataclass
from datetime import UTC, datetime

from kneadle.calibrating.ceiling import REST_S, STOP_AT, Again, Ceiling, Trial, decide, refusal
from kneadle.calibrating.guard import guard
from kneadle.cli.calibrate.device import Device
from kneadle.cli.calibrate.keep import NOT_KEPT, wanted
from kneadle.cli.calibrate.person import Person
from kneadle.cli.calibrate.presses import Presses
from kneadle.cli.calibrate.tare import unloaded
from kneadle.errors import KneadleError
from kneadle.registry.ceilings import Ceiling as Kept
from kneadle.registry.file import ceilings
from kneadle.samples import Relative

MOST_TRIALS = 4  # more would bruise the place that is measured. Ours
HELLO = f"""\
Your ceiling for {{place}}, in two slow presses a minute apart.
Lean on slowly, five seconds or longer. At {STOP_AT} of 10 press Enter, or just come off.
Stop at once, and for today, at tingling, numbness, or sharp or spreading pain."""
FREE = "Come off {name}, leave it still, and press Enter."
HOW_STRONG = "It was {n:.0f} {unit}. How strong did it feel, 0 to 10?"
NOT_A_FEELING = "Give a whole number from 0 (nothing) to 10 (the worst you can think of)."


@dataclass(frozen=True, slots=True)
class Place:
    muscle: str
    side: str

    def __str__(self) -> str:
        return f"{self.muscle}, {self.side}"


async def ceiling(device: Device, person: Person, place: Place) -> None:
    """Raises KneadleError when no two presses agreed, or it was not kept."""
    person.say(HELLO.format(place=place))
    zero_counts = await unloaded(device, person, FREE)
    presses = Presses(device, person, zero_counts)
    found = await _found(device, person, presses)
    if isinstance(device.calibration, Relative):
        person.say(_only_here(found))
    else:
        person.say(_told(found))
        await _keep(device, person, place, found)


async def _found(device: Device, person: Person, presses: Presses) -> Ceiling:
    share = guard(device.hello.sensor, device.calibration)
    trials: list[Trial] = []
    while len(trials) < MOST_TRIALS:
        if trials:
            await presses.rest(trials[-1].pressed.ended_s + REST_S)
        trial = await _trial(device, person, presses, len(trials) + 1)
        trials.append(trial)
        refused = refusal(trial, share)
        found = decide(trials, share, presses.most_n)
        if isinstance(found, Ceiling) and refused is None:
            return found
        if refused is not None:
            person.say(f"That one does not count. {refused}")
        elif len(trials) > 1 and isinstance(found, Again):
            person.say(found.reason)
    raise KneadleError(
        f"{MOST_TRIALS} presses gave no ceiling, and more would only bruise; nothing was changed.",
        "Leave this place in peace for today, and try again tomorrow.",
    )


async def _trial(device: Device, person: Person, presses: Presses, number: int) -> Trial:
    pressed = await presses.press(number)
    question = HOW_STRONG.format(n=pressed.force_n, unit=presses.unit)
    while True:
        answer = await device.unless_lost(person.ask(question))
        if answer.isdecimal() and int(answer) <= 10:
            return Trial(pressed, int(answer))
        person.say(NOT_A_FEELING)


def _told(found: Ceiling) -> str:
    low_n, high_n = sorted(found.trials_n)
    return (
        f"Your ceiling here is {found.ceiling_n:.0f} N: of {low_n:.0f} and {high_n:.0f} N the"
        f" smaller, less {found.guard:.0%} by which this sensor may read too little."
    )


def _only_here(found: Ceiling) -> str:
    """Without a calibration the number means nothing on another ball, so it is not kept."""
    return (
        "This ball is not calibrated: the number is true for it alone, and is not kept.\n"
        f"With this ball: kneadle live --ceiling {found.before_guard_n:.0f}"
        f" (which takes {found.guard:.0%} off by itself).\n"
        "Better: kneadle calibrate weights, then measure again."
    )


async def _keep(device: Device, person: Person, place: Place, found: Ceiling) -> None:
    if not await wanted(device, person, f"Keep it for {place}?"):
        person.say(NOT_KEPT)
        return
    now = datetime.now(UTC)
    kept = Kept(place.muscle, place.side, found.ceiling_n, now, found.trials_n)
    ceilings().update(lambda all_places: all_places.with_ceiling(kept))
    person.say(f"Kept. kneadle live --muscle {place.muscle} --side {place.side} uses it.")
