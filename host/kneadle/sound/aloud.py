"""Hears a whole session, and has told what a person should know who cannot look."""

from collections.abc import Callable
from dataclasses import replace
from math import inf

from kneadle.coach.told import Told
from kneadle.events import Connected, Event, LinkBack, LinkLost, Quality, Warned
from kneadle.sound.cues import Cues
from kneadle.sound.from_coach import FromCoach, Said
from kneadle.sound.from_events import FromEvents
from kneadle.sound.meanings import Meaning, rank
from kneadle.view import Update

TOGETHER_S = 1.0  # the ball and the coach who tell the same within it mean the same
FASTEST = 2.0  # times life; in a quicker replay the sounds, up to 1.2 s long, would lag behind

# What the ball made felt before the host heard of it: firmware/ball/reflex.py.
_FELT = (Meaning.EASE_OFF, Meaning.SPIKE)


class Aloud:
    """`now` in seconds, on any clock."""

    def __init__(self, cues: Cues, now: Callable[[], float]) -> None:
        self._cues, self._now = cues, now
        self._from_events, self._from_coach = FromEvents(), FromCoach()
        self._told_s: dict[Meaning, float] = {}
        self._silent = self._quiet = False
        self._reflex = True

    def hear(self, update: Update, *, quiet: bool = False) -> bool:
        """Call it with every update, in order. Returns at once: whether something was urgent.

        `quiet`: take notice, and tell nothing.
        """
        self._quiet = quiet
        self._notice(update)
        told = [meaning for meaning in self._from_events.of(update) if self._is_due(meaning)]
        for meaning in sorted(told, key=rank, reverse=True):  # else it is cut off as it begins
            self._tell(self._of_ball(meaning), felt=self._is_felt(meaning, update.events))
        for event in update.events:
            if isinstance(event, Told):
                self._pass_on(self._from_coach.of(event))
        self._silent = self._silent or any(isinstance(event, LinkLost) for event in update.events)
        return any(rank(meaning) for meaning in told)

    def silence(self) -> bool:
        """Nothing comes any more, by whatever clock. Told once, and whether that was now."""
        news, self._silent = not self._silent, True
        if news:
            self._tell(Said(Meaning.LINK_LOST))
        return news

    def _notice(self, update: Update) -> None:
        back = any(isinstance(event, LinkBack | Connected) for event in update.events)
        self._silent = self._silent and not back and len(update.t_s) == 0
        for event in update.events:
            match event:
                case Connected():
                    self._reflex = True
                case Quality(kind="no_reflex"):
                    self._reflex = False

    def _is_due(self, meaning: Meaning) -> bool:
        """The ball's warnings always; the rest unless the coach has other plans, or said it.

        Who was just told to let go is not told to ease off.
        """
        if meaning is Meaning.EASE_OFF and self._from_coach.let_go is not None:
            return not self._was_told(meaning)
        if rank(meaning):
            return not (meaning is Meaning.LINK_LOST and self._silent)
        return self._from_coach.pressing and not self._was_told(meaning)

    def _of_ball(self, meaning: Meaning) -> Said:
        """Somebody who is to let go does not hear that less would do."""
        return Said(meaning, self._from_coach.let_go if meaning is Meaning.EASE_OFF else None)

    def _is_felt(self, meaning: Meaning, events: tuple[Event, ...]) -> bool:
        """The ball knows no clock for holds: "too long" is the host's to say."""
        too_long = any(isinstance(event, Warned) and event.kind == "too_long" for event in events)
        return self._reflex and meaning in _FELT and not too_long

    def _pass_on(self, said: Said) -> None:
        """The coach speaks after the ball: what was just told, or outranks it, is not repeated."""
        outdone = said.meaning is not None and any(
            self._was_told(other) for other in (said.meaning, *_above(said.meaning))
        )
        self._tell(replace(said, meaning=None) if outdone else said)

    def _was_told(self, meaning: Meaning) -> bool:
        return self._now() - self._told_s.get(meaning, -inf) < TOGETHER_S

    def _tell(self, said: Said, *, felt: bool = False) -> None:
        if said.meaning is not None:
            self._told_s[said.meaning] = self._now()
        if self._quiet:
            return
        if said.meaning is not None:
            self._cues.cue(said.meaning, said.words, felt=felt)
        elif said.words is not None:
            self._cues.say(said.words, stays=said.stays)


def _above(meaning: Meaning) -> list[Meaning]:
    return [other for other in Meaning if rank(other) > rank(meaning)]
