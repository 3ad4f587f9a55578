"""What the chosen session looked like, and below it the one that it is compared with."""

from textual.app import ComposeResult
from textual.containers import Vertical

from kneadle.screen.review import listing
from kneadle.screen.review.about import About, wrapped
from kneadle.screen.review.beside import ROWS, Beside, Pair
from kneadle.screen.review.looked import Looked
from kneadle.screen.review.panes import Pane
from kneadle.screen.review.plot import Shown
from kneadle.screen.review.plot_widget import SessionPlot
from kneadle.screen.review.window import Window, whole

ABOUT_ROWS = 5
HEADING = "holds and warnings"
WIDE_FROM = 80  # columns, from which a hold or warning says more
NO_MOMENTS = "no holds and no warnings"


class Right(Vertical):
    DEFAULT_CSS = """
    Right { width: 1fr; height: 100%; padding-left: 1; }
    Right #about { height: 5; }
    Right SessionPlot { height: 1fr; }
    Right #moments { height: 33%; }
    Right #other, Right #beside { display: none; }
    Right #beside { height: 1fr; }
    Right.two #other, Right.two #beside { display: block; }
    Right.two #about, Right.two #moments { display: none; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.looked: Looked | None = None
        self.compared: Looked | None = None
        self.window: Window = whole(0.0)
        self._here_s: float | None = None
        self._about = About((), id="about")
        self._plot = SessionPlot(None, id="plot")
        self._other = SessionPlot(None, id="other")
        self._other.can_focus = False  # both move together
        self._beside = Beside(None, id="beside")
        self._moments = Pane(id="moments")

    def compose(self) -> ComposeResult:
        yield from (self._about, self._plot, self._other, self._beside, self._moments)

    def on_resize(self) -> None:
        if self.looked is not None:
            self._list(self.looked, self._moments.at)
            self._draw()
        self._tell(self._about.value)

    def empty(self, words: str) -> None:
        """Nothing to look at, and why."""
        self.looked, self._here_s = None, None
        self._tell((words,))
        self._moments.show("", (), 0)
        self._draw()

    def look(self, looked: Looked) -> None:
        """At another session, or at a better picture of the same."""
        self._compare_better(looked)
        if self.looked is None or self.looked.row.id != looked.row.id:
            self._begin(looked)
        self.looked = looked
        self._tell(listing.about(looked))
        self._fit()

    def better(self, looked: Looked) -> None:
        """A better picture of the one that it is compared with."""
        self._compare_better(looked)
        self._fit()

    def _tell(self, about: tuple[str, ...]) -> None:
        """A long note takes room from the plot, but not all of it."""
        needed = len(wrapped(about, max(1, self.size.width - 1)))
        self._about.styles.height = max(ABOUT_ROWS, min(needed, self.size.height // 3))
        self._about.show(about)

    def _compare_better(self, looked: Looked) -> None:
        if self.compared is not None and self.compared.row.id == looked.row.id:
            self.compared = looked

    def compare(self) -> None:
        """Mark the chosen session, or take the mark away from it."""
        self.compared = None if self.compared is self.looked else self.looked
        self._fit()

    def zoom(self, factor: float, at: float = 0.5) -> None:
        self._move(self.window.zoomed(factor, at))

    def pan(self, share: float) -> None:
        self._move(self.window.panned(share))

    def whole(self) -> None:
        self._move(whole(self.window.whole_s))

    def _begin(self, looked: Looked) -> None:
        self._here_s = None
        if self.compared is None:
            self.window = whole(looked.long_s)
        self._list(looked, 0)

    def _list(self, looked: Looked, at: int) -> None:
        wide = self.size.width >= WIDE_FROM
        rows = tuple(moment.row(wide=wide) for moment in looked.moments)
        self._moments.show(HEADING if rows else NO_MOMENTS, rows, at)

    def _fit(self) -> None:
        """Two sessions have one scale: that of the longer and of the stronger."""
        both = self._both
        if both:
            self._move(self.window.of(max(each.long_s for each in both)))

    def _move(self, window: Window) -> None:
        self.window = window
        self._draw()

    @property
    def _both(self) -> list[Looked]:
        if self.looked is None:
            return []
        other = self.compared
        if other is None or other.row.id == self.looked.row.id:
            return [self.looked]
        return [self.looked, other]

    def _draw(self) -> None:
        both = self._both
        top_n = max((each.top_n for each in both), default=0.0)
        plots = (self._plot, self._other)
        self._share_out(two=len(both) == 2)
        for plot, looked in zip(plots, [*both, None, None], strict=False):
            plot.show(None if looked is None else self._shown(looked, top_n))
        self._beside.show(Pair(*both) if len(both) == 2 else None)

    def _share_out(self, *, two: bool) -> None:
        """Two plots are equally high, so that they can be compared."""
        self.set_class(two, "two")
        for plot in (self._plot, self._other):
            plot.styles.height = max(1, (self.size.height - ROWS) // 2) if two else "1fr"

    def _shown(self, looked: Looked, top_n: float) -> Shown:
        here_s = self._here_s if looked is self.looked else None
        return Shown(looked, self.window, top_n, listing.caption(looked), here_s)

    def on_pane_picked(self, picked: Pane.Picked) -> None:
        picked.stop()
        if self.looked is not None and self.looked.moments:
            moment = self.looked.moments[self._moments.at]
            self._here_s = moment.span.start_s
            self._move(self.window.around(moment.span.start_s, moment.end_s))

    def on_session_plot_zoomed(self, zoomed: SessionPlot.Zoomed) -> None:
        self.zoom(zoomed.factor, zoomed.at)

    def on_session_plot_panned(self, panned: SessionPlot.Panned) -> None:
        self.pan(panned.share)

    def on_session_plot_whole(self) -> None:
        self.whole()
