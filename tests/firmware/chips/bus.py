"""An I2C bus with chips on it, as machine.I2C."""

NO_SUCH_DEVICE = 19


class Chip:
    """What the bus does to a chip; each chip answers to what its data sheet describes."""

    nack = False

    def read_from(self, register: int, buffer: bytearray) -> None:
        raise AssertionError("this chip has no registers to read")

    def write_to(self, register: int, data: "bytes | bytearray") -> None:
        raise AssertionError("this chip has no registers to write")

    def receive(self, buffer: bytearray) -> None:
        raise AssertionError("this chip says nothing unless a register is named")

    def told(self, data: "bytes | bytearray") -> None:
        raise AssertionError("this chip takes no commands")


class Bus:
    """`chips` by address."""

    def __init__(self, chips: "dict[int, Chip]") -> None:
        self._chips = chips

    def readfrom_mem_into(self, addr: int, memaddr: int, buf: bytearray) -> None:
        self._at(addr).read_from(memaddr, buf)

    def writeto_mem(self, addr: int, memaddr: int, buf: "bytes | bytearray") -> None:
        self._at(addr).write_to(memaddr, buf)

    def readfrom_into(self, addr: int, buf: bytearray) -> None:
        self._at(addr).receive(buf)

    def writeto(self, addr: int, buf: "bytes | bytearray") -> int:
        self._at(addr).told(buf)
        return len(buf)

    def _at(self, addr: int) -> Chip:
        chip = self._chips.get(addr)
        if chip is None or chip.nack:
            raise OSError(NO_SUCH_DEVICE)
        return chip
