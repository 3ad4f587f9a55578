from chips.bench import fault_of, without_memory
from chips.bus import Bus
from chips.clock import Clock
from chips.lsm6ds3 import Lsm6ds3Chip
from drivers.faults import NOT_ANSWERING, WRONG_CHIP
from drivers.lsm6ds3 import Lsm6ds3


class Board:
    def __init__(self, dps: "tuple[float, float, float]", name: int = 0x6A) -> None:
        self.clock = Clock()
        self.chip = Lsm6ds3Chip(lambda _: dps, self.clock.now_us, name)
        self.imu = Lsm6ds3(Bus({0x6A: self.chip}))

    def started(self) -> "Board":
        self.imu.start()
        self.clock.us += 100_000
        return self


def test_turning_is_told_about_whatever_axis_and_whichever_way() -> None:
    for dps in ((90.0, 0.0, 0.0), (0.0, -90.0, 0.0), (0.0, 0.0, 90.0), (-30.0, 60.0, -60.0)):
        assert abs(Board(dps).started().imu.turning_dps10() - 900) <= 2


def test_a_ball_at_rest_does_not_turn() -> None:
    assert Board((0.0, 0.0, 0.0)).started().imu.turning_dps10() == 0


def test_turning_fast_is_told_to_half_a_degree_a_second() -> None:
    turning_dps10 = Board((1200.0, 900.0, -800.0)).started().imu.turning_dps10()

    assert abs(turning_dps10 - 17000) <= 5


def test_faster_than_can_be_said_is_the_most_that_can_be_said() -> None:
    assert Board((2500.0, 2500.0, -2500.0)).started().imu.turning_dps10() == 32767


def test_both_chips_of_the_family_will_do_and_no_other() -> None:
    for name in (0x69, 0x6A):
        Board((0.0, 0.0, 0.0), name).started()
    stranger = Board((0.0, 0.0, 0.0))
    stranger.chip.wrong_id = True

    assert fault_of(stranger.started) == WRONG_CHIP


def test_a_wire_that_comes_off_is_a_fault_and_mends() -> None:
    board = Board((90.0, 0.0, 0.0)).started()
    board.chip.nack = True
    assert fault_of(board.imu.turning_dps10) == NOT_ANSWERING
    assert fault_of(board.imu.start) == NOT_ANSWERING

    board.chip.nack = False
    assert abs(board.started().imu.turning_dps10() - 900) <= 2


def test_asleep_it_stands_still_and_wakes() -> None:
    turning = [10.0]
    clock = Clock()
    chip = Lsm6ds3Chip(lambda _: (turning[0], 0.0, 0.0), clock.now_us)
    imu = Lsm6ds3(Bus({0x6A: chip}))
    imu.start()
    clock.us += 100_000
    before = imu.turning_dps10()
    imu.sleep()
    turning[0] = 50.0
    clock.us += 100_000
    assert imu.turning_dps10() == before

    imu.start()
    clock.us += 100_000
    assert abs(imu.turning_dps10() - 500) <= 1


def test_reading_takes_no_memory() -> None:
    for dps in ((30.0, 60.0, -60.0), (1200.0, 900.0, -800.0)):
        board = Board(dps).started()
        turning_dps10 = board.imu.turning_dps10()

        assert without_memory(board.imu.turning_dps10) == turning_dps10
