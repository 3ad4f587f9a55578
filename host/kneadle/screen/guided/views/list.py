"""Some answers below each other."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from kneadle.screen.guided.answered import Answered
from kneadle.screen.guided.faces import ListFace, Option

NO_OPTIONS = ListFace("", "", ())


class Options(OptionList):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual 8.2 falls over a page of rows where there is no room for any."""
        return not action.startswith("page_") or bool(self.scrollable_content_region)


class ListView(Vertical):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(digit), f"mark({digit})") for digit in range(10)
    ]
    DEFAULT_CSS = """
    ListView { padding: 0 2; }
    ListView .title { text-style: bold; }
    ListView Options { height: 1fr; margin-top: 1; padding: 0; border: none; background: #000000; }
    ListView Options:focus { border: none; background: #000000; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._face = NO_OPTIONS
        self._at: int | None = None
        self._title = Static(classes="title", markup=False)
        self._question = Static(markup=False)
        self._options = Options(markup=False)

    def compose(self) -> ComposeResult:
        yield from (self._title, self._question, self._options)

    def show(self, face: ListFace) -> None:
        if face == self._face:
            return
        self._face = face
        self._title.update(face.title)
        self._question.update(face.question)
        self._options.clear_options()
        self._options.add_options([Row(_words(option)) for option in face.options])
        self._at = None
        self._options.highlighted = face.pressed

    def take_keys(self) -> None:
        """As it is seen first: what was marked the last time answered another moment."""
        self._options.highlighted = self._face.pressed
        self._options.focus()

    def action_mark(self, digit: int) -> None:
        """A 1 and then a 0 mark the tenth."""
        keys = [option.key for option in self._face.options]
        before = "" if self._at is None else keys[self._at]
        wanted = [key for key in (f"{before}{digit}", str(digit)) if key in keys]
        if wanted:
            self._options.highlighted = keys.index(wanted[0])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """A sign, for those who see no colours."""
        event.stop()
        for at, sign in ((self._at, " "), (event.option_index, "►")):
            if at is not None and at < len(self._face.options):
                words = _words(self._face.options[at], sign)
                self._options.replace_option_prompt_at_index(at, words)
        self._at = event.option_index

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(Answered(self._face.options[event.option_index].answer))


def _words(option: Option, sign: str = " ") -> str:
    return f"{sign} {option.key:>2}  {option.words}"
