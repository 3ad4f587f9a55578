"""The devices a person chose: how they are named, found, and which one is meant by default."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneadle.devices import Known
from kneadle.errors import KneadleError
from kneadle.registry.book import Book
from kneadle.samples import Linear

LOAD_CELL = Linear(zero_counts=1200.0, n_per_count=0.004)


def ball(id: str = "C8:01", name: str = "Kneadle 0011", identity: str = "kneadle-0011") -> Known:
    return Known(id, name, "ball", "ble", identity)


def scale(id: str = "D4:02", name: str = "Progressor_7") -> Known:
    return Known(id, name, "progressor", "ble")


def cabled(id: str, calibration: Linear | None = None) -> Known:
    return Known(id, "Kneadle 0011", "ball", "serial", "kneadle-0011", calibration)


def sketch(id: str = "COM3", calibration: Linear | None = None) -> Known:
    return Known(id, id, "serial", "serial", "", calibration)


def book_of(*devices: Known) -> Book:
    book = Book()
    for known in devices:
        book = book.with_device(known)
    return book


def names(book: Book) -> list[str]:
    return [known.name for known in book.devices]


def refused(book: Book, text: str) -> KneadleError:
    with pytest.raises(KneadleError) as refusal:
        book.find(text)
    return refusal.value


def test_the_first_device_is_the_default_and_the_second_leaves_it_so() -> None:
    assert book_of(ball(), scale()).default == ball()


def test_an_empty_book_has_no_default() -> None:
    assert Book().default is None


def test_a_device_paired_again_takes_the_place_of_its_old_self() -> None:
    again = ball(identity="kneadle-after-repair")

    book = book_of(ball(), scale(), again)

    assert book.devices == (again, scale())
    assert book.default == again


def test_a_device_paired_again_keeps_the_name_that_a_person_gave_it() -> None:
    book = book_of(ball(), scale()).renamed("C8:01", "Blue")

    assert names(book.with_device(ball())) == ["Blue", "Progressor_7"]


def test_a_calibration_is_kept_when_its_device_is_paired_again() -> None:
    """A sketch says nothing of itself: the same port is all there is to know it by."""
    for old in (sketch(calibration=LOAD_CELL), cabled("COM3", calibration=LOAD_CELL)):
        again = replace(old, calibration=None)

        assert book_of(old, again).devices == (old,)


def test_a_calibration_goes_with_the_device_that_it_belonged_to() -> None:
    """Another sensor at the same port must not be read with the old one's."""
    for old in (sketch(calibration=LOAD_CELL), cabled("COM3", calibration=LOAD_CELL)):
        other = replace(old, identity="kneadle-0022", calibration=None)

        assert book_of(old, other).find("COM3").calibration is None


def test_a_device_that_came_with_a_calibration_is_not_given_an_old_one() -> None:
    new = replace(LOAD_CELL, n_per_count=0.005)

    book = book_of(cabled("COM3", calibration=LOAD_CELL), cabled("COM3", calibration=new))

    assert book.find("COM3").calibration == new


def test_a_ball_on_a_port_that_got_another_number_is_still_the_same_one() -> None:
    book = book_of(cabled("ttyACM0", calibration=LOAD_CELL), scale()).renamed("ttyACM0", "Blue")

    moved = book.with_device(cabled("ttyACM1"))

    assert names(moved) == ["Blue", "Progressor_7"]
    assert moved.default == moved.find("ttyACM1") == moved.find("Blue")
    assert moved.find("Blue").calibration == LOAD_CELL


def test_two_balls_that_changed_places_do_not_take_over_each_others_name() -> None:
    other = replace(cabled("ttyACM1"), name="Red", identity="kneadle-0022")
    book = book_of(cabled("ttyACM0"), other)

    changed = book.with_device(replace(other, id="ttyACM0"))

    assert changed.devices == (replace(other, id="ttyACM0"),)


def test_a_ball_by_air_and_by_cable_are_two_devices() -> None:
    assert len(book_of(ball(), cabled("COM3")).devices) == 2


def test_devices_that_do_not_say_who_they_are_stay_apart() -> None:
    assert len(book_of(sketch("COM3"), sketch("COM4")).devices) == 2


def test_devices_that_call_themselves_the_same_get_numbers() -> None:
    scales = [scale(id, name) for id, name in [("1", "IF_B7"), ("2", "if_b7"), ("3", "IF_B7")]]

    assert names(book_of(*scales)) == ["IF_B7", "if_b7 2", "IF_B7 3"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  Kneadle \n 0011 ", "Kneadle 0011"),
        ("Kneadle\x1b[2J\x07", "Kneadle [2J"),
        ("ball\u202eeht", "ball eht"),
        ("Grüne Kugel", "Grüne Kugel"),
        ("\x00\x00", "ball"),
        ("", "ball"),
    ],
)
def test_a_name_from_the_air_cannot_command_a_terminal(said: str, kept: str) -> None:
    assert names(book_of(ball(name=said))) == [kept]


def test_a_person_renames_a_device() -> None:
    book = book_of(ball(), scale()).renamed("D4:02", "Blue")

    assert names(book) == ["Kneadle 0011", "Blue"]


def test_a_device_may_be_renamed_in_capitals() -> None:
    assert names(book_of(ball(), scale()).renamed("C8:01", "KNEADLE 0011"))[0] == "KNEADLE 0011"


@pytest.mark.parametrize("name", ["progressor_7", "", "  ", "\x1b"])
def test_a_name_that_is_taken_or_unreadable_is_refused(name: str) -> None:
    with pytest.raises(KneadleError) as refusal:
        book_of(ball(), scale()).renamed("C8:01", name)

    assert refusal.value.do.startswith("Give ")


def test_another_device_becomes_the_default() -> None:
    assert book_of(ball(), scale()).with_default("D4:02").default == scale()


def test_forgetting_another_device_leaves_the_default() -> None:
    assert book_of(ball(), scale()).without("D4:02") == book_of(ball())


def test_when_the_default_is_forgotten_the_only_one_left_takes_over() -> None:
    assert book_of(ball(), scale()).without("C8:01").default == scale()


def test_when_the_default_is_forgotten_nobody_chooses_among_several() -> None:
    book = book_of(ball(), scale("2", "A"), scale("3", "B")).without("C8:01")

    assert names(book) == ["A", "B"]
    assert book.default is None
    assert book.with_device(scale("4", "C")).default is None


def test_forgetting_the_last_one_leaves_an_empty_book() -> None:
    assert book_of(ball()).without("C8:01") == Book()


@pytest.mark.parametrize("text", ["D4:02", "d4:02", "PROGRESSOR_7", "prog", "p", " p "])
def test_a_device_is_found_by_id_by_name_and_by_first_letters(text: str) -> None:
    assert book_of(ball(), scale()).find(text) == scale()


def test_a_whole_name_is_meant_before_a_longer_one() -> None:
    book = book_of(ball(), scale(name="Kneadle 00112"))

    assert book.find("kneadle 0011") == ball()


def test_letters_that_fit_several_devices_are_refused_with_their_names() -> None:
    refusal = refused(book_of(ball(), scale(name="Knee"), scale("5", "Blue")), "kne")

    assert "Kneadle 0011, Knee." in refusal.what
    assert "Blue" not in refusal.what


@pytest.mark.parametrize("text", ["red", "", " ", "rogressor"])
def test_a_device_that_nobody_paired_is_refused_with_the_names_there_are(text: str) -> None:
    """An empty text too: a shell's unset variable must not choose a ball."""
    refusal = refused(book_of(ball()), text)

    assert "Kneadle 0011" in refusal.do
    assert "kneadle pair" in refusal.do


def test_who_has_no_device_is_told_to_pair_one() -> None:
    assert refused(Book(), "red").what == "No device is paired yet."


@pytest.mark.parametrize(
    ("devices", "default"),
    [
        ((ball(), ball(name="Other")), None),
        ((ball(), scale(name="KNEADLE 0011")), None),
        ((ball(),), "D4:02"),
        ((), "D4:02"),
    ],
    ids=["same id", "same name", "a default that is not there", "a default of nothing"],
)
def test_a_book_that_contradicts_itself_cannot_be_made(
    devices: tuple[Known, ...], default: str | None
) -> None:
    with pytest.raises(ValueError, match="device"):
        Book(devices, default)


heard = st.builds(
    ball,
    st.sampled_from(["C8:01", "D4:02", "COM3"]),
    st.sampled_from(["A", "a", "A 2", "ball", ""]),
    st.just(""),
)


@given(st.lists(heard, max_size=8))
def test_whatever_is_paired_every_device_is_found_by_its_name_and_its_id(
    devices: list[Known],
) -> None:
    book = book_of(*devices)

    assert {known.id for known in book.devices} == {known.id for known in devices}
    for known in book.devices:
        assert book.find(known.name) == book.find(known.id) == known
