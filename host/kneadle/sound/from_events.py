"""What of a session is worth a sound. Remembers what was told; time is the ball's."""

from math import inf

from kneadle.events import Event, HoldDone, HoldStarted, LinkLost, Warned, WarningKind
from kneadle.sound.meanings import Meaning
from kneadle.view import Update, View

SETTLE_AFTER_S = 6.0  # ours: a hold is told after 3 s; so long without is too light or unsteady
EASE_OFF_AGAIN_S = 2.0  # as the bell of the live page: insistent, and still single

# "near_ceiling" is told by the screen alone: working at it is allowed. A gap speaks for itself once
# it lasts, as a lost link. Readings that make no sense warn as little as none do.
_WARNINGS: dict[WarningKind, Meaning] = {
    "ceiling": Meaning.EASE_OFF,
    "too_long": Meaning.EASE_OFF,
    "saturated": Meaning.EASE_OFF,
    "spike": Meaning.SPIKE,
    "rolling": Meaning.ROLLING,
    "bad_data": Meaning.LINK_LOST,
}


class FromEvents:
    def __init__(self) -> None:
        self._searching_since_s = inf
        self._settle_told = self._blind_told = False
        self._halfway_of_s: float | None = None  # the onset of the hold it was told of
        self._done_of_s: float | None = None  # likewise
        self._eased_off_s = -inf

    def of(self, update: Update) -> list[Meaning]:
        """Call it with every update, in order."""
        view = update.view
        told = [meaning for event in update.events if (meaning := _of_event(event)) is not None]
        if self._is_done(update):
            told.append(Meaning.DONE)
        if self._goes_blind(view) and Meaning.LINK_LOST not in told:
            told.append(Meaning.LINK_LOST)
        if self._insists(view, told):
            told.append(Meaning.EASE_OFF)
        if self._is_halfway(view):
            told.append(Meaning.HALFWAY)
        if self._is_lost(view):
            told.append(Meaning.SETTLE)
        return told

    def _goes_blind(self, view: View) -> bool:
        """The sensor is stuck or silent; one at its limit has its own warning."""
        blind = view.sees_nothing
        news, self._blind_told = blind and not self._blind_told, blind
        return news

    def _insists(self, view: View, told: list[Meaning]) -> bool:
        if Meaning.EASE_OFF in told:
            self._eased_off_s = view.t_s
        due = "ceiling" in view.warnings and view.t_s - self._eased_off_s >= EASE_OFF_AGAIN_S
        if due:
            self._eased_off_s = view.t_s
        return due

    def _is_done(self, update: Update) -> bool:
        """When the ball says so, once a hold; later, where not all that it saw held counts."""
        view = update.view
        for event in update.events:
            if isinstance(event, HoldDone):
                self._done_of_s = event.start_s
                return True
        if view.held_s < view.target_s or view.hold_start_s in (None, self._done_of_s):
            return False
        self._done_of_s = view.hold_start_s
        return True

    def _is_halfway(self, view: View) -> bool:
        if view.hold_start_s is None or view.hold_start_s == self._halfway_of_s:
            return False
        if view.held_s < view.target_s / 2:
            return False
        self._halfway_of_s = view.hold_start_s
        return True

    def _is_lost(self, view: View) -> bool:
        """Pressed for some seconds, and no hold came of it: said once, until a hold or release."""
        if view.phase not in ("searching", "settling"):
            self._searching_since_s, self._settle_told = inf, False
            return False
        self._searching_since_s = min(self._searching_since_s, view.t_s)
        if self._settle_told or view.phase == "settling" or view.warnings or view.blind:
            return False
        self._settle_told = view.t_s - self._searching_since_s >= SETTLE_AFTER_S
        return self._settle_told


def _of_event(event: Event) -> Meaning | None:
    match event:
        case HoldStarted():
            return Meaning.HOLD_STARTED
        case Warned(kind=kind):
            return _WARNINGS.get(kind)
        case LinkLost():
            return Meaning.LINK_LOST
    return None
