"""What the coach said last, for as long as it is true."""

from kneadle.coach.told import Moved, Refused, Resumed, Told, Waits
from kneadle.screen.guided.notices import READ_WITHIN_S, Notices

A_WHILE_S = 2 * READ_WITHIN_S
WAITS, NEEDS_NONE = "the session waits", "this page needs none"


class Wall:
    """Notices, and the clock they are read by."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self._notices = Notices()

    def hear(self, *told: Told, after_s: float = A_WHILE_S) -> str:
        """What stands there then."""
        self.now_s += after_s
        self._notices.hear(told, self.now_s)
        return self.text

    @property
    def text(self) -> str:
        return self._notices.text(self.now_s)


def away(page: str) -> Waits:
    return Waits(rule="", page=page)


def moved(page: str) -> Moved:
    return Moved(rule="", page=page)


def test_that_the_session_waits_stands_there_until_the_ball_is_back() -> None:
    wall = Wall()
    assert WAITS in wall.hear(away("find"))
    assert WAITS in wall.hear()
    assert wall.hear(Resumed(rule="", page="find", away_s=9.0)) == (
        "The ball is back: the session goes on."
    )


def test_on_a_page_that_needs_no_ball_the_session_does_not_wait() -> None:
    for after_s in (1.0, A_WHILE_S):
        wall = Wall()
        wall.hear(away("find"))
        text = wall.hear(moved("stretch"), after_s=after_s)
        assert NEEDS_NONE in text
        assert WAITS not in text
        assert wall.hear(moved("stretch")) == "", "once is enough"


def test_it_waits_again_where_the_ball_is_needed_again() -> None:
    wall = Wall()
    assert NEEDS_NONE in wall.hear(away("stretch"))
    text = wall.hear(moved("find"))
    assert WAITS in text
    assert NEEDS_NONE not in text


def test_what_is_told_meanwhile_does_not_hide_that_it_waits() -> None:
    wall = Wall()
    wall.hear(away("rest"))
    text = wall.hear(Refused(rule="", why="No.", do="Rest.", until=""))
    assert WAITS in text
    assert "No. Rest." in text
    assert WAITS in wall.hear()


def test_while_the_ball_is_there_no_page_speaks_of_it() -> None:
    wall = Wall()
    wall.hear(away("find"))
    wall.hear(Resumed(rule="", page="find", away_s=9.0))
    assert wall.hear(moved("stretch")) == ""
    assert wall.hear(moved("find")) == ""
