"""The keys of the page to look back on."""

from textual.binding import Binding, BindingType

from kneadle.screen.review.plot_widget import NEARER

KEYS = "←→+-0 c compare f filter / find n note t tag d delete u undo r replay ? help q"
MORE_KEYS = (
    "tab pane  ←→ +- 0 plot  c compare  f filter  / search  n note  t tags  d delete"
    "  u bring back  Enter or r replay  ? help  q leave"
)

BINDINGS: list[BindingType] = [
    Binding("plus,equals_sign", f"zoom({NEARER})"),
    Binding("minus", f"zoom({1 / NEARER})"),
    Binding("left", "pan(-0.25)"),
    Binding("right", "pan(0.25)"),
    Binding("0", "whole"),
    Binding("c", "compare"),
    *(Binding(key, f"wish('{what}')") for key, what in (("r", "replay"), ("q,escape", "quit"))),
    *(Binding(key, f"wish('{what}')") for key, what in (("d", "delete"), ("u", "undo"))),
    *(Binding(key, f"ask('{what}')") for key, what in (("f", "filter"), ("slash", "search"))),
    *(Binding(key, f"ask('{what}')") for key, what in (("n", "note"), ("t", "tags"))),
    Binding("question_mark", "help"),
]
