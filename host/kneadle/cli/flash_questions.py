"""What is known of a ball only by who built it. Enter takes what stands in brackets."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping

from kneadle.errors import KneadleError, LimitError
from kneadle.flash.boards import Board
from kneadle.flash.config import FULL_SCALE_N, SENSORS, Config, fits
from kneadle.flash.files import MAIN

NOBODY = "Give the answers as options (`kneadle flash --help`), or `--yes` for the defaults."
GAUGE, NO_GAUGE = "max17048", "none"


class Builder:
    """Who built the ball; `silent` takes every default. Raises KneadleError if nobody is there."""

    def __init__(self, silent: bool) -> None:
        self._silent = silent

    def choose(self, question: str, options: Mapping[str, str], default: str) -> str:
        if self._silent:
            return default
        names = list(options)
        for number, words in enumerate(options.values(), 1):
            print(f"  {number}  {words}")
        return names[self.number(question, names.index(default) + 1, (1, len(names))) - 1]

    def number(self, question: str, default: int, within: tuple[int, int]) -> int:
        while not self._silent:
            answer = self._answer(f"{question} [{default}] ")
            if not answer:
                break
            if answer.isdecimal() and within[0] <= int(answer) <= within[1]:
                return int(answer)
            print(f"A number from {within[0]} to {within[1]}, please.")
        return default

    def pin(self, question: str, default: int, board: Board) -> int:
        while not self._silent:
            answer = self._answer(f"{question} [{default}] ")
            if not answer:
                break
            try:
                return board.gpio(answer.upper())
            except LimitError as error:
                print(error.do)
        return default

    def agree(self, question: str, default: bool) -> bool:
        while not self._silent:
            answer = self._answer(f"{question} [{'Y/n' if default else 'y/N'}] ").lower()
            if not answer:
                break
            if answer in ("y", "yes", "n", "no"):
                return answer.startswith("y")
        return default

    def _answer(self, question: str) -> str:
        if sys.stdin is None or not sys.stdin.isatty():
            raise KneadleError(f"{question.partition('[')[0]}Nobody is here to answer.", NOBODY)
        try:
            return input(question).strip()
        except EOFError:
            raise KneadleError("No answer came, so nothing was changed.", NOBODY) from None


def require_leave(given: Namespace, files: Iterable[str]) -> None:
    """Raises KneadleError if the board has a program of somebody's that is to stay."""
    if MAIN not in files or any(path.startswith("ball/") for path in files):
        return
    if not Builder(given.yes).agree("Another program is on this board. Replace it?", True):
        raise KneadleError(
            "Nothing was changed: the board keeps its program.",
            "`mpremote cp :main.py .` makes a copy of it.",
        )


def config(
    given: Namespace, board: Board, earlier: Config | None, own_pins: Mapping[str, int]
) -> Config:
    """What was given is not asked; what the board had `earlier` is what is proposed.

    Raises LimitError for parts that do not go together.
    """
    builder = Builder(given.yes)
    earlier = earlier if earlier is not None and earlier.board == board.name else None
    sensor = given.sensor or _sensor(builder, board, earlier)
    same = earlier if earlier is not None and earlier.sensor == sensor else None
    found = Config(
        board=board.name,
        sensor=sensor,
        full_scale_n=given.full_scale or _full_scale_n(builder, sensor, same),
        rate_hz=given.rate or (same.rate_hz if same else SENSORS[sensor].rate_hz),
        imu=_imu(builder, earlier) if given.imu is None else given.imu,
        battery=given.battery or _battery(builder, earlier),
    )
    return found.wired(_pins(builder, given, board, found, earlier, own_pins), own_pins)


def _sensor(builder: Builder, board: Board, earlier: Config | None) -> str:
    words = {name: each.words for name, each in SENSORS.items() if fits(name, board.name)}
    default = earlier.sensor if earlier else next(iter(SENSORS))
    return builder.choose("Which sensor does it have?", words, default)


def _full_scale_n(builder: Builder, sensor: str, same: Config | None) -> int:
    default = same.full_scale_n if same else SENSORS[sensor].full_scale_n
    return builder.number("Its full scale in newtons (50 kg: 490)?", default, FULL_SCALE_N)


def _imu(builder: Builder, earlier: Config | None) -> bool:
    return builder.agree("Does it have an LSM6DS3, to feel rolling?", bool(earlier and earlier.imu))


def _battery(builder: Builder, earlier: Config | None) -> str:
    default = earlier is None or earlier.battery != NO_GAUGE
    return GAUGE if builder.agree("Does it have a MAX17048 battery gauge?", default) else NO_GAUGE


def _pins(
    builder: Builder,
    given: Namespace,
    board: Board,
    found: Config,
    earlier: Config | None,
    own_pins: Mapping[str, int],
) -> dict[str, int]:
    """By name, of those that are not where the board's list has them."""
    if given.pin:
        return {name: board.gpio(at) for name, at in given.pin}
    used = found.pins_used
    before = {name: at for name, at in (earlier.pins if earlier else {}).items() if name in used}
    if builder.agree("Is it wired as hardware.md shows?", not before):
        return {}
    return {
        name: builder.pin(f"Pin of {name}?", before.get(name, own), board)
        for name, own in own_pins.items()
        if name in used
    }
