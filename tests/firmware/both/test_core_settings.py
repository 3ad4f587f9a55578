from both.core_ball import Ball
from both.core_disk import Disk, PowerCut
from both.core_parts import LOAD_CELL
from both.core_words import NOT_NOW, OK, STORE, answers

OLD = {"calibration": "6201" + "00" * 8, "bonds": "bond/1/aa"}
CHANGES = (
    ("calibration", "6402" + "11" * 16),
    ("new", "a value that was not there"),
    ("bonds", None),
    ("calibration", ""),
)


def filled(disk: Disk) -> Disk:
    settings = disk.settings()
    for name, value in OLD.items():
        assert settings.put(name, value)
    disk.steps = 0
    return disk


def values(disk: Disk) -> "dict[str, str | None]":
    """What a ball that starts with this disk has."""
    settings = disk.settings()
    return {name: settings.get(name) for name in settings.names()}


def changed(name: str, value: "str | None") -> "dict[str, str]":
    after = dict(OLD)
    after.pop(name, None)
    if value is not None:
        after[name] = value
    return after


def steps_of(name: str, value: "str | None", disk: Disk) -> int:
    disk.settings().put(name, value)
    return disk.steps


def cuts(disk: Disk, name: str, value: "str | None") -> bool:
    try:
        disk.settings().put(name, value)
    except PowerCut:
        return True
    return False


def test_what_was_put_is_there_after_a_restart() -> None:
    assert values(filled(Disk())) == OLD


def test_what_was_forgotten_is_not() -> None:
    disk = filled(Disk())
    assert disk.settings().put("bonds", None)
    assert values(disk) == {"calibration": OLD["calibration"]}

    assert disk.settings().put("calibration", None)
    assert values(disk) == {}


def test_a_ball_that_never_kept_anything_has_nothing() -> None:
    assert values(Disk()) == {}
    assert Disk().settings().get("calibration") is None
    assert Disk().settings().put("calibration", None)


def test_any_text_may_be_kept() -> None:
    disk = Disk()
    text = 'a "quote", a \\ and a line\nand ß'
    disk.settings().put(text, text)

    assert disk.settings().get(text) == text


def test_what_is_kept_already_costs_no_write() -> None:
    disk = filled(Disk())
    for name, value in OLD.items():
        assert disk.settings().put(name, value)

    assert disk.steps == 0


def test_a_cut_at_any_step_leaves_the_old_or_the_new_and_never_a_mixture() -> None:
    for at_once in (True, False):
        for name, value in CHANGES:
            after = changed(name, value)
            count = steps_of(name, value, filled(Disk(renames_at_once=at_once)))
            found = []
            for step in range(1, count + 1):
                disk = filled(Disk(renames_at_once=at_once))
                disk.fails_at = step
                assert cuts(disk, name, value)
                found.append(values(disk.copy()))

            assert all(now in (OLD, after) for now in found)
            assert found[0] == OLD


def test_a_ball_that_was_cut_keeps_the_next_change() -> None:
    for name, value in CHANGES:
        for step in range(1, steps_of(name, value, filled(Disk())) + 1):
            disk = filled(Disk())
            disk.fails_at = step
            cuts(disk, name, value)
            again = disk.copy()

            assert again.settings().put("later", "yes")
            assert again.copy().settings().get("later") == "yes"


def test_a_cut_between_two_cuts_of_a_file_system_that_renames_in_two_steps_loses_nothing() -> None:
    name, value = CHANGES[0]
    for first in range(1, steps_of(name, value, filled(Disk(renames_at_once=False))) + 1):
        disk = filled(Disk(renames_at_once=False))
        disk.fails_at = first
        cuts(disk, name, value)
        before = values(disk.copy())
        second = 1
        while True:
            again = disk.copy()
            again.fails_at = second
            if not cuts_again(again):
                break
            assert values(again.copy()) in (before, changed(name, "later")), (first, second)
            second += 1


def cuts_again(disk: Disk) -> bool:
    """Also if the power fails while the ball starts."""
    try:
        return cuts(disk, "calibration", "later")
    except PowerCut:
        return True


def test_a_byte_that_rots_loses_what_was_kept_and_makes_nothing_up() -> None:
    disk = filled(Disk())
    for path, data in list(disk.files.items()):
        for at in range(len(data)):
            for flip in (0x01, 0x20, 0x80):
                rotten = disk.copy()
                rotten.files[path] = data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :]

                assert values(rotten) in ({}, OLD), (at, flip)


def test_a_full_disk_is_told_and_leaves_what_was_there() -> None:
    name, value = CHANGES[0]
    for step in range(1, steps_of(name, value, filled(Disk())) + 1):
        disk = filled(Disk())
        disk.fails_at, disk.error = step, OSError
        settings = disk.settings()

        assert not settings.put(name, value)
        assert settings.get(name) == value  # until it sleeps
        assert values(disk.copy()) == OLD


def test_what_found_no_room_is_written_when_it_is_put_again() -> None:
    name, value = CHANGES[0]
    disk = filled(Disk())
    disk.fails_at, disk.error = 1, OSError
    settings = disk.settings()
    assert not settings.put(name, value)

    assert settings.put(name, value)
    assert values(disk.copy()) == changed(name, value)


def test_a_calibration_that_was_refused_is_not_kept_with_the_next_bond() -> None:
    disk = Disk()
    ball = Ball(None)
    settings = disk.settings()
    ball.session._settings = settings
    disk.fails_at, disk.error = 1, OSError
    assert answers(ball.say(LOAD_CELL.message())) == [(STORE, NOT_NOW)]

    assert settings.put("bonds", "bond/1/aa")
    assert values(disk.copy()) == {"bonds": "bond/1/aa"}
    assert answers(ball.say(LOAD_CELL.message())) == [(STORE, OK)]
    kept = "sensor 1: " + LOAD_CELL.message().hex()
    assert values(disk.copy()) == {"bonds": "bond/1/aa", "calibration": kept}
