"""What a host says to a device, whichever it is: please begin, mind this ceiling, goodbye."""

from collections.abc import Sequence
from typing import Protocol

from kneadle.wire import kneadle as wire
from kneadle.wire.kneadle import Buzz


class Dialect(Protocol):
    """Each answer is a list of commands, in order; a device that has no such word hears nothing."""

    def greet(self) -> Sequence[bytes]:
        """For a device that just came: who are you, and please start."""

    def remind(self) -> Sequence[bytes]:
        """For one that is silent; nothing, where starting again would set its clock back."""

    def guard(self, counts: int | None) -> Sequence[bytes]:
        """The ceiling in raw counts, which the device minds by itself; None lifts it."""

    def feel(self, buzz: Buzz) -> Sequence[bytes]:
        """Let the person feel this, once."""

    def goodbye(self) -> Sequence[bytes]:
        """It may rest: nobody listens any more."""


class _Ball:
    def greet(self) -> Sequence[bytes]:
        return wire.ask_hello(), wire.start()

    def remind(self) -> Sequence[bytes]:
        return self.greet()

    def guard(self, counts: int | None) -> Sequence[bytes]:
        return (wire.set_ceiling(counts),)

    def feel(self, buzz: Buzz) -> Sequence[bytes]:
        return (wire.buzz(buzz),)

    def goodbye(self) -> Sequence[bytes]:
        return (wire.stop(),)


class _Silent:
    def greet(self) -> Sequence[bytes]:
        return ()

    def remind(self) -> Sequence[bytes]:
        return ()

    def guard(self, counts: int | None) -> Sequence[bytes]:
        return ()

    def feel(self, buzz: Buzz) -> Sequence[bytes]:
        return ()

    def goodbye(self) -> Sequence[bytes]:
        return ()


BALL: Dialect = _Ball()
SILENT: Dialect = _Silent()
