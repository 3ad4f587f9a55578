from collections.abc import Callable
from typing import Any

class SerialTransport:
    serial: Any  # a Serial, or what takes its place
    in_raw_repl: bool
    def __init__(
        self,
        device: str,
        baudrate: int = ...,
        wait: int = ...,
        exclusive: bool = ...,
        timeout: float | None = ...,
    ) -> None: ...
    def enter_raw_repl(self, soft_reset: bool = ..., timeout_overall: float = ...) -> None: ...
    def exit_raw_repl(self) -> None: ...
    def exec(
        self, command: str | bytes, data_consumer: Callable[[bytes], object] | None = ...
    ) -> bytes: ...
    def close(self) -> None: ...
