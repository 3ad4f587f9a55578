"""The registers of one chip on the bus."""

from .faults import NOT_ANSWERING, Fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .wiring import I2C


class Registers:
    """Raises Fault where the bus raises OSError. Allocates nothing unless it fails."""

    def __init__(self, i2c: "I2C", address: int) -> None:
        self._i2c = i2c
        self._address = address
        self._byte = bytearray(1)
        self._word = bytearray(2)

    def fill(self, register: int, buffer: bytearray) -> None:
        """Reads on from `register` until the buffer is full."""
        try:
            self._i2c.readfrom_mem_into(self._address, register, buffer)
        except OSError:
            raise Fault(NOT_ANSWERING) from None

    def byte(self, register: int) -> int:
        self.fill(register, self._byte)
        return self._byte[0]

    def word(self, register: int) -> int:
        """16 bits, high byte first."""
        self.fill(register, self._word)
        return self._word[0] << 8 | self._word[1]

    def set_byte(self, register: int, value: int) -> None:
        self._byte[0] = value
        self._write(register, self._byte)

    def set_word(self, register: int, value: int) -> None:
        """16 bits, high byte first."""
        self._word[0] = value >> 8
        self._word[1] = value & 0xFF
        self._write(register, self._word)

    def _write(self, register: int, buffer: bytearray) -> None:
        try:
            self._i2c.writeto_mem(self._address, register, buffer)
        except OSError:
            raise Fault(NOT_ANSWERING) from None
