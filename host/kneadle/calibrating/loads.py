"""Which known load comes next: first none, then ever more, then the same way down to none."""

from dataclasses import dataclass

G_M_S2 = 9.80665  # standard gravity: kilograms on the ball to newtons
FEWEST_LOADS = 3  # besides none; two cannot show a bend
NEAREST_KG = 0.2  # closer loads cannot be told apart by a soft sensor (contact is 5 N)
MOST_KG = 50.0  # beyond twice the 250 N that any ceiling may reach: grams, surely


@dataclass(frozen=True, slots=True)
class Point:
    """A known load and what the sensor said of it, in device counts.

    `loaded_s` is for how long it had been under any load by then.
    """

    load_kg: float
    raw_counts: float
    sd_counts: float
    loaded_s: float

    @property
    def load_n(self) -> float:
        return self.load_kg * G_M_S2


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing was measured yet."""


@dataclass(frozen=True, slots=True)
class Rising:
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Falling:
    points: tuple[Point, ...]
    heaviest: int  # where in `points` the way down begins


@dataclass(frozen=True, slots=True)
class Complete:
    points: tuple[Point, ...]
    heaviest: int


State = Empty | Rising | Falling | Complete


def refusal(state: State, load_kg: float) -> str | None:
    """Why this load cannot come now; None when it can."""
    if not 0 <= load_kg <= MOST_KG:
        return f"{load_kg:g} kg is no load for a ball: give kilograms, from 0 to {MOST_KG:g}."
    match state:
        case Empty():
            return None if load_kg == 0 else "Begin with nothing on it: 0."
        case Rising(points):
            return _same(points, load_kg) or _too_soon(points, load_kg)
        case Falling(points):
            return _same(points, load_kg) or _up_again(points, load_kg)
        case Complete():
            return "All loads are measured."


def step(state: State, point: Point) -> State:
    """Advance by one load that was not refused."""
    match state:
        case Empty():
            return Rising((point,))
        case Rising(points) if point.load_kg > points[-1].load_kg:
            return Rising((*points, point))
        case Rising(points):
            return Falling((*points, point), len(points) - 1)
        case Falling(points, heaviest) if point.load_kg == 0:
            return Complete((*points, point), heaviest)
        case Falling(points, heaviest):
            return Falling((*points, point), heaviest)
        case Complete():
            return state


def _same(points: tuple[Point, ...], load_kg: float) -> str | None:
    last_kg = points[-1].load_kg
    if abs(load_kg - last_kg) >= NEAREST_KG:
        return None
    return f"{last_kg:g} kg was measured just now: the next load must differ by {NEAREST_KG:g} kg."


def _too_soon(points: tuple[Point, ...], load_kg: float) -> str | None:
    if load_kg > points[-1].load_kg:
        return None
    loads = len(points) - 1
    if loads < FEWEST_LOADS:
        return f"Only {loads} of at least {FEWEST_LOADS} different loads so far: add more first."
    if load_kg == 0:
        return "Take it off in steps: one load again on the way down, then 0."
    return None


def _up_again(points: tuple[Point, ...], load_kg: float) -> str | None:
    if load_kg < points[-1].load_kg:
        return None
    return f"You are on the way down from {points[-1].load_kg:g} kg: take some off, down to 0."
