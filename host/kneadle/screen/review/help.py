"""The keys of looking back: ten lines of 58 cells, for which there is room at 80x24."""

from textual import events

from kneadle.screen.pages.help import HelpPage

KEYS = """\
tab         list, plot, moments; Enter: replay or jump
+ - 0       nearer, farther, all of it; or the mouse wheel
left right  earlier, later; dragging too
c           compare: mark one, then choose the other
f           filter, such as: muscle piriformis since 2w
/           search notes and tags
n t         write the note, the tags
d u         delete, and bring back what was deleted last
r           replay
q           leave; ? this help; any key closes it"""


class Help(HelpPage):
    def __init__(self) -> None:
        super().__init__(KEYS)

    def on_key(self, event: events.Key) -> None:
        """It closes the help, and must not mean something to the page below as well."""
        event.stop()
