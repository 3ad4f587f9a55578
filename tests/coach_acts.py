"""What somebody may do in a session, at random: weighted by how often it stands here."""

from collections.abc import Callable

from hypothesis import strategies as st

from coaching import Guided
from kneadle.coach.heard import (
    Another,
    Answer,
    Button,
    Choose,
    Draft,
    NewPoint,
    No,
    Note,
    Number,
    Passed,
    Sensor,
    Stop,
    Tingling,
    Yes,
)
from kneadle.coach.site import SITES

Act = Callable[[Guided], object]
Day = tuple[float, list[Answer], list[Act]]


def saying(answer: Answer) -> Act:
    return lambda guided: guided.hear(answer)


def waiting(for_s: float) -> Act:
    return lambda guided: guided.wait(for_s)


def jumping(for_s: float) -> Act:
    """Nobody was there to see, neither the session nor the ball."""
    return lambda guided: guided.hear(Passed(guided.state.now_s + for_s))


def holding(for_s: float, level_n: float) -> Act:
    return lambda guided: guided.hold(for_s, level_n).wait(31.0)


def troubled(trouble: Act, over: Act, before_s: float, for_s: float, after_s: float) -> Act:
    """A hold with something in the middle of it."""

    def act(guided: Guided) -> None:
        guided.press().wait(before_s)
        trouble(guided)
        guided.wait(for_s)
        over(guided)
        guided.wait(after_s).release().wait(31.0)

    return act


forces_n = st.floats(16.0, 120.0)
mishaps: list[Act] = [
    lambda guided: guided.pull_the_ball(),
    lambda guided: guided.bring_it_back(),
    lambda guided: guided.bring_it_back(),
    lambda guided: guided.go_too_hard(),
    lambda guided: guided.ease_back(),
    lambda guided: guided.warn("spike"),
    lambda guided: guided.press(),
    lambda guided: guided.press(),
    lambda guided: guided.release(),
    lambda guided: guided.hear(Tingling()),
    lambda guided: guided.hear(Sensor(relative=True)),
    lambda guided: guided.hear(Sensor(relative=False)),
]
onwards: list[Act] = [
    lambda guided: guided.checked(),
    lambda guided: guided.chosen(),
    lambda guided: guided.stretched().hear(Number(5), Number(2)),
]
parts_s = st.sampled_from([0.5, 4.0, 20.0, 31.0, 50.0])
troubles: list[tuple[Act, Act]] = [
    (lambda guided: guided.go_too_hard(), lambda guided: guided.ease_back()),
    (lambda guided: guided.pull_the_ball(), lambda guided: guided.bring_it_back()),
    (lambda guided: guided.warn("spike").warn("spike"), lambda guided: guided.warn("spike")),
    (lambda guided: guided.hear(Number(6)), lambda guided: guided.hear(Number(4))),
    (lambda guided: guided.hear(Button()), lambda guided: guided.hear(Button(), Button())),
]
answers: st.SearchStrategy[Answer] = st.one_of(
    st.sampled_from(
        [Button(), Yes(), No(), NewPoint(), Stop(), Note("So."), Draft("Well"), Another()]
    ),
    st.integers(-1, 11).map(Number),
    st.builds(Number, st.integers(3, 8), force_n=forces_n),
    st.sampled_from(SITES).map(lambda site: Choose(*site)),
)
acts = st.one_of(
    st.sampled_from(onwards),
    st.sampled_from([0.5, 2.0, 5.0, 12.0, 31.0, 50.0, 95.0]).map(waiting),
    *[st.builds(holding, st.sampled_from([1.0, 5.0, 31.0, 62.0, 100.0]), forces_n)] * 2,
    st.sampled_from(troubles).flatmap(
        lambda trouble: st.builds(troubled, *map(st.just, trouble), parts_s, parts_s, parts_s)
    ),
    answers.map(saying),
    st.sampled_from(mishaps),
    st.sampled_from([100.0, 3500.0, 40000.0]).map(jumping),
)
after_days: st.SearchStrategy[list[Answer]] = st.lists(
    st.sampled_from([Yes(), Yes(), No(), Button(), Number(2), Number(5)]), min_size=1, max_size=9
)
pauses_days = st.sampled_from([0.1, 0.4, 1.0, 1.0, 2.0, 5.0, 14.0])
days = st.tuples(pauses_days, after_days, st.lists(acts, max_size=12))
diaries = st.lists(days, min_size=5, max_size=15)
