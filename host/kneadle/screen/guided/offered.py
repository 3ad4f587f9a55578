"""What the map offers. What is closed comes from all that is remembered: too much for a frame."""

from kneadle.coach.choosing import choices, suggested
from kneadle.coach.state import State
from kneadle.screen.guided.faces import MapFace

ANEW_S = 60.0  # ours: what time opens may be shown so much late; whether it is open the coach knows


class Offered:
    """The last answer, kept until what it comes from has changed."""

    def __init__(self) -> None:
        self._of: object = None
        self._face = MapFace("", "")

    def of(self, state: State) -> MapFace:
        of = _comes_from(state)
        if of != self._of:  # quick where nothing changed: it is the same history, not an equal one
            self._of, self._face = of, _offered(state)
        return self._face


def _comes_from(state: State) -> object:
    known = state.history, state.ceilings, state.ball.relative
    return *known, state.wish, state.began, state.now_s // ANEW_S


def _offered(state: State) -> MapFace:
    known = choices(state)
    site = suggested(state) or known[0].site
    refused = {
        (choice.site.muscle, choice.site.side): f"{choice.refusal.why} {choice.refusal.do}"
        for choice in known
        if choice.refusal is not None
    }
    return MapFace(site.muscle, site.side, refused)
