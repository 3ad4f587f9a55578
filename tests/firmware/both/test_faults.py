from drivers.faults import NOT_ANSWERING, SATURATED, STUCK, WRONG_CHIP, Fault, words


def test_every_fault_has_its_own_words_that_end_as_a_sentence() -> None:
    said = [words(code) for code in (NOT_ANSWERING, WRONG_CHIP, STUCK, SATURATED, 99)]

    assert len(set(said)) == len(said)
    assert all(line.endswith(".") for line in said)


def test_a_fault_is_an_os_error_whose_first_argument_says_what_is_wrong() -> None:
    fault = Fault(STUCK)

    assert isinstance(fault, OSError)
    assert fault.code == STUCK
    assert fault.args[0] == STUCK
