"""Who the ball is: what its Hello says, apart from the rate."""

from . import wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .sampler import Sampler

NAME = "Kneadle "


class Identity:
    """`serial` is six bytes; `boot_id` differs from one start to the next; `full_n` 0 unknown."""

    def __init__(self, serial: bytes, boot_id: int, full_n: int) -> None:
        self.serial = serial
        self.boot_id = boot_id
        self.full_n = full_n

    @property
    def name(self) -> str:
        """In the air and on the screen."""
        return NAME + "".join([f"{byte:02X}" for byte in self.serial])

    def hello(self, sampler: "Sampler") -> bytes:
        sensor = sampler.sensor
        return wire.hello(
            sensor.kind,
            sampler.rate_hz,
            self.full_n,
            sensor.full_counts,
            self.boot_id,
            self.serial,
        )
