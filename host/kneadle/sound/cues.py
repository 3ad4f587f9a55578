"""One meaning, told in every way there is. Nobody waits for any of them."""

from collections.abc import Callable
from typing import Protocol

from kneadle.sound.bell import Bell
from kneadle.sound.meanings import Meaning, rank
from kneadle.sound.notes import length_s
from kneadle.sound.spoken import WORDS
from kneadle.sound.voice import Utterance


class Plays(Protocol):
    def play(self, meaning: Meaning) -> bool:
        """Returns at once; False if it cannot be heard."""


class Speaks(Protocol):
    def say(self, utterance: Utterance) -> None:
        """Returns at once."""


class Cues:
    """What is None is off. `feel` makes the ball buzz and returns at once."""

    def __init__(
        self,
        bell: Bell | None = None,
        player: Plays | None = None,
        voice: Speaks | None = None,
        feel: Callable[[Meaning], None] | None = None,
    ) -> None:
        self._bell, self._player, self._voice, self._feel = bell, player, voice, feel

    def cue(self, meaning: Meaning, words: str | None = None, *, felt: bool = False) -> None:
        """Tell it now. Returns at once.

        `words` instead of the usual ones; `felt` when the ball makes it felt by itself.
        """
        if not felt:
            self._make_felt(meaning)
        sounds = self._sound(meaning)
        if self._voice is not None:
            after_s = length_s(meaning) if sounds else 0.0
            self._voice.say(Utterance(words or WORDS[meaning], rank(meaning), after_s))

    def say(self, words: str, *, stays: bool = False) -> None:
        """What has no sound of its own, if there is a voice."""
        if self._voice is not None:
            self._voice.say(Utterance(words, stays=stays))

    def _make_felt(self, meaning: Meaning) -> None:
        # A lost ball notices by itself; told once it is back, it would say what is no longer true.
        if self._feel is not None and meaning is not Meaning.LINK_LOST:
            self._feel(meaning)

    def _sound(self, meaning: Meaning) -> bool:
        if self._player is not None and self._player.play(meaning):
            return True
        if self._bell is not None:
            self._bell.sound(meaning)
        return False
