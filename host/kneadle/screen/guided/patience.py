"""Which answers are meant for the page that is seen.

A page that just came may not have been read, and a key that is held down repeats: neither may
answer a question about somebody's health.
"""

from math import inf

from kneadle.coach.pages import LettingGo, Noting, Page, Resting, Stretching

READ_AFTER_S = 0.7  # longer than the pause before a held key repeats, 0.66 s on X11
REPEATS_WITHIN_S = 0.15  # keyboards repeat 10 to 40 times a second


class Patience:
    """Times are the wall clock's."""

    def __init__(self) -> None:
        self._page: object = None
        self._since_s = -inf
        self._key, self._key_at_s = "", -inf
        self._held = False

    def see(self, page: Page, at_s: float) -> None:
        """It is on the screen now."""
        which = _which(page)
        if which != self._page:
            self._page, self._since_s = which, at_s

    def press(self, key: str, at_s: float) -> None:
        self._held = key == self._key and at_s - self._key_at_s < REPEATS_WITHIN_S
        self._key, self._key_at_s = key, at_s

    @property
    def held(self) -> bool:
        """Whether the last key is one that is held down."""
        return self._held

    def takes(self, at_s: float) -> bool:
        return not self._held and at_s - self._since_s >= READ_AFTER_S


def _which(page: Page) -> object:
    """The same for as long as it asks the same, however far its timer or its text is."""
    match page:
        case Stretching(index=index):
            return page.name, index
        case Resting() | LettingGo() | Noting():
            return page.name
    return page
