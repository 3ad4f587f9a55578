"""Room for notifications that a slow central has not taken yet."""

from rig_line import HEARS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rig_line import Said

_ENOMEM = 12


class Room:
    """Without end, unless the rig says how much there is."""

    def __init__(self) -> None:
        self._left: int | None = None
        HEARS["room"] = self._given

    def take(self) -> None:
        """Raises OSError where there is none."""
        if self._left is None:
            return
        if self._left == 0:
            raise OSError(_ENOMEM)
        self._left -= 1

    def _given(self, said: "Said") -> None:
        room = said["room"]
        assert room is None or isinstance(room, int)
        self._left = room
