"""What drivers expect of a board's buses and pins. For type checkers; never imported."""

from typing import Protocol


class I2C(Protocol):
    """As machine.I2C: an OSError is a chip that does not answer."""

    def readfrom_into(self, addr: int, buf: bytearray) -> None: ...

    def writeto(self, addr: int, buf: "bytes | bytearray") -> int: ...

    def readfrom_mem_into(self, addr: int, memaddr: int, buf: bytearray) -> None: ...

    def writeto_mem(self, addr: int, memaddr: int, buf: "bytes | bytearray") -> None: ...


class Input(Protocol):
    """As machine.Pin."""

    def value(self) -> int: ...


class Output(Protocol):
    """As machine.Pin."""

    def value(self, level: int) -> None: ...


class Converter(Protocol):
    """As machine.ADC."""

    def read_u16(self) -> int: ...


class Interrupts(Protocol):
    """As the module `machine` itself."""

    def disable_irq(self) -> int: ...

    def enable_irq(self, state: int) -> None: ...
