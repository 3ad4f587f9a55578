"""The keys of the page to look back on."""

from textual.binding import Binding, BindingType

from kneadle.screen.review.plot_widget import NEARER

KEYS = "tab pane  ←→ +- 0 plot  Enter replay  c compare  f filter  / search  ? help  q"
MORE_KEYS = f"{KEYS} leave  n note  t tags  d delete  u bring back  r replay"

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
