"""The first page: the ball, today's advice, and what one can do."""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from kneadle.screen.home.facts import Facts
from kneadle.screen.home.menu import MENU, PRACTICE
from kneadle.screen.home.page import WIDEST, Page
from kneadle.screen.widgets.choice_list import ChoiceList, Choices
from kneadle.screen.widgets.paragraphs import Paragraph, Paragraphs, rows_needed
from kneadle.screen.widgets.title import TALL

DISCLAIMER = " Not a medical device. Your own feeling overrules the app."
TALL_FROM = 32  # rows of the window, from which the title has room for block letters
AROUND = 4  # rows: two gaps, what this is not, the keys


class Front(Page):
    KEYS = "up down, Enter choose, or a letter   q quit"
    TITLE_WORDS = "Kneadle"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(item.key, f"pick({at})") for at, item in enumerate(MENU)),
        Binding("question_mark", "help"),
        Binding("d", "other_device"),
    ]

    class Picked(Message):
        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self) -> None:
        super().__init__()
        self._texts: tuple[Paragraph, ...] = ()
        self._several = False
        self._facts = Paragraphs((), id="facts")
        self._menu = ChoiceList(Choices(tuple(item.row for item in MENU)), id="menu")

    def parts(self) -> list[Widget]:
        return [
            self._facts,
            Static(),
            self._menu,
            Vertical(classes="gap"),
            Static(DISCLAIMER, markup=False),
        ]

    def on_mount(self) -> None:
        self._menu.styles.height = len(MENU)
        self._menu.focus()

    def on_resize(self, event: events.Resize | None = None) -> None:
        super().on_resize()
        self.heading.styles.height = TALL if self.size.height >= TALL_FROM else 2
        self._fit()

    def tell(self, facts: Facts, said: str) -> None:
        """`said` is what came of the last wish."""
        self._several = facts.several
        if not facts.ball:
            self._menu.show(replace(self._menu.value, at=PRACTICE))
        self.keys.show(self.key_words())
        self._texts = paragraphs(facts, said)
        self._fit()

    def key_words(self) -> str:
        words = super().key_words()
        return f"d another device   {words}" if self._several else words

    def _fit(self) -> None:
        """The facts get what they need, as far as the menu leaves it to them."""
        heading = self.heading.styles.height
        taken = int(heading.value if heading else 2) + len(MENU) + AROUND
        needed = rows_needed(self._texts, min(self.size.width, WIDEST))
        self._facts.styles.height = max(1, min(needed, self.size.height - taken))
        self._facts.show(self._texts)

    def action_pick(self, at: int) -> None:
        self.post_message(self.Picked(MENU[at].what))

    def action_help(self) -> None:
        self.post_message(self.Picked("help"))

    def action_other_device(self) -> None:
        self.post_message(self.Picked("device"))

    def on_choice_list_chosen(self, chosen: ChoiceList.Chosen) -> None:
        self.action_pick(chosen.at)


def paragraphs(facts: Facts, said: str) -> tuple[Paragraph, ...]:
    """A trouble comes first: whoever looks for help must not scroll for it."""
    bad = [Paragraph("✕ Not now", said, bad=True)] if said else []
    bad += [Paragraph("✕ Trouble", text, bad=True) for text in facts.troubles]
    told = [Paragraph("Ball", facts.device)] if facts.device else []
    if facts.advice is not None:
        told.append(Paragraph("Today", facts.advice.next))
        told += [Paragraph("! Ask", text) for text in facts.advice.professional]
        told += [Paragraph("Resting", text) for text in facts.advice.resting]
    return (*bad, *told)
