"""One meaning, told in every way there is. Nobody waits for any of them."""

from collections.abc import Callable
from typing import Protocol

from kneadle.sound.bell import Bell
from kneadle.sound.meanings import Meaning, rank
from kneadle.sound.notes import length_s
from kneadle.sound.spoken import WORDS
from kneadle.sound.voice import Utterance
from kneadle.wire.commands import buzz


class Plays(Protocol):
    def play(self, meaning: Meaning) -> bool:
        """Returns at once; False if it cannot be heard."""


class Speaks(Protocol):
    def say(self, utterance: Utterance) -> None:
        """Returns at once."""


class Cues:
    """What is None is off. `send` takes a message for the ball and returns at once."""

    def __init__(
        self,
        bell: Bell | None = None,
        player: Plays | None = None,
        voice: Speaks | None = None,
        send: Callable[[bytes], None] | None = None,
    ) -> None:
        self._bell, self._player, self._voice, self._send = bell, player, voice, send

    def cue(self, meaning: Meaning) -> None:
        """Tell it now. Returns at once."""
        self._feel(meaning)
        sounds = self._sound(meaning)
        if self._voice is not None:
            after_s = length_s(meaning) if sounds else 0.0
            self._voice.say(Utterance(WORDS[meaning], rank(meaning), after_s))

    def say(self, words: str) -> None:
        """What has no sound of its own, if there is a voice."""
        if self._voice is not None:
            self._voice.say(Utterance(words))

    def _feel(self, meaning: Meaning) -> None:
        # A lost ball notices by itself; told once it is back, it would say what is no longer true.
        if self._send is not None and meaning is not Meaning.LINK_LOST:
            self._send(buzz(meaning))

    def _sound(self, meaning: Meaning) -> bool:
        if self._player is not None and self._player.play(meaning):
            return True
        if self._bell is not None:
            self._bell.sound(meaning)
        return False
