"""What can be wrong with a chip, as a number that travels and a sentence that helps."""

NOT_ANSWERING = 1
WRONG_CHIP = 2
STUCK = 3
SATURATED = 4

_WORDS = {
    NOT_ANSWERING: "The sensor does not answer. Check its power, its ground and both signal wires.",
    WRONG_CHIP: "Another chip, or a broken one, is where the sensor should be. "
    "Check that the sensor named in board.json is the one on the board.",
    STUCK: "The sensor answers but measures nothing. "
    "Check its supply voltage and its data-ready wire, then switch the ball off and on.",
    SATURATED: "The sensor is at the end of its range. "
    "Take the load off; if that does not help, check the wires of the load cell or the FSR.",
}


class Fault(OSError):  # noqa: N818  said of a sensor, as in "sensor fault" on the wire
    """A reading cannot be had; `code`, which is also the first argument, says why."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def words(code: int) -> str:
    """For a person: what is wrong and what to check."""
    return _WORDS.get(code, "The sensor failed in a way that has no name. Restart the ball.")
