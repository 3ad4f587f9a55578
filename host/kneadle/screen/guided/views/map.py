"""The body map, as a face of the session."""

from textual.app import ComposeResult
from textual.containers import Vertical

from kneadle.coach.heard import Choose
from kneadle.screen.guided.answered import Answered
from kneadle.screen.guided.faces import MapFace
from kneadle.screen.widgets.body_map import BodyMap, Choice


class MapView(Vertical):
    DEFAULT_CSS = "MapView BodyMap { height: 1fr; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._face: MapFace | None = None
        self._map = BodyMap(Choice(), id="map")

    def compose(self) -> ComposeResult:
        yield self._map

    def show(self, face: MapFace) -> None:
        """What the person has moved to meanwhile stays."""
        if face != self._face:
            self._face = face
            self._suggest(face)

    def take_keys(self) -> None:
        """What was moved to the last time stays no longer."""
        if self._face is not None:
            self._suggest(self._face)
        self._map.focus()

    def _suggest(self, face: MapFace) -> None:
        self._map.show(Choice(face.muscle, face.side, face.refused))

    def on_body_map_chosen(self, event: BodyMap.Chosen) -> None:
        event.stop()
        self.post_message(Answered(Choose(event.muscle, event.side)))

    def on_body_map_refused(self, event: BodyMap.Refused) -> None:
        """Also what is refused is asked for: the journal keeps why."""
        event.stop()
        self.post_message(Answered(Choose(event.muscle, event.side)))
