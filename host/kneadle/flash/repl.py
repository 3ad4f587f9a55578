"""The board's own prompt, as a program uses it: Python in, what it prints out. By mpremote."""

import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, redirect_stdout, suppress
from io import StringIO

from serial import Serial

from kneadle.flash import boards, troubles
from kneadle.flash.ports import Port

try:
    from mpremote.transport import TransportError, TransportExecError
    from mpremote.transport_serial import SerialTransport
except ImportError as error:  # it is an extra, and the command line tells a KneadleError as it is
    raise troubles.no_mpremote() from error

try:  # pyserial lets it through when a plug is pulled while it opens the port
    from termios import error as TerminalError  # noqa: N812
except ImportError:  # Windows
    TerminalError = OSError  # type: ignore[assignment, misc]

SILENCE_S = 3.0  # a board that erases its flash is busy for tenths of a second
PROMPT_WITHIN_S = 8.0  # a soft reset takes one or two
TRIES = 2  # a program that runs there may swallow the first Ctrl-C
CUT_OFF = b"\0"  # a ball listens for the knock where a frame may begin
LEAVE = b"\r\x03\r\x02"  # end what runs, and the mode for programs
SOFT_RESET = b"\x04"


class RefusedError(Exception):
    """The program ended with an error on the board; `said` is the board's own traceback."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class Hurried:
    """A port for a while. mpremote waits without end for a prompt from one that talks on and on."""

    def __init__(self, port: Serial, until_s: float) -> None:
        self._port, self._until_s = port, until_s
        self.write = port.write

    def inWaiting(self) -> int:  # noqa: N802  the name that mpremote calls
        return self._in_time().in_waiting

    def read(self, size: int) -> bytes:
        return self._in_time().read(size)

    def _in_time(self) -> Serial:
        if time.monotonic() > self._until_s:
            raise TransportError("no prompt came in time")
        return self._port


class Repl:
    """A board that waits for a program."""

    def __init__(self, transport: SerialTransport, port: str) -> None:
        self._transport, self._port = transport, port

    def run(self, program: str, heard: Callable[[bytes], object] | None = None) -> str:
        """What it printed; or `heard` gets that as it comes.

        Raises RefusedError, and LinkError when the board is gone.
        """
        # mpremote prints what it did not expect
        quiet = redirect_stdout(StringIO()) if heard is None else nullcontext()
        try:
            with quiet:
                return self._transport.exec(program, heard).decode(errors="replace")
        except TransportExecError as error:
            raise RefusedError(error.error_output) from error
        except (TransportError, OSError, struct.error, UnicodeDecodeError) as error:
            raise troubles.lost(self._port) from error


@contextmanager
def opened(port: Port) -> Iterator[Repl]:
    """Raises LinkError: no such port, not ours, or nobody there who speaks MicroPython.

    Whatever program ran there is stopped. In the end the board restarts, with its main.py.
    """
    transport = _transport(port.name)
    try:
        if not any(_entered(transport, port.name) for _ in range(TRIES)):
            raise troubles.no_answer(port, boards.made_by(port.vendor))
        try:
            yield Repl(transport, port.name)
        finally:
            _restart(transport)
    finally:
        with suppress(OSError, TerminalError):  # it may have been pulled out
            transport.close()


def _transport(port: str) -> SerialTransport:
    exclusive = not port.upper().startswith("COM")
    try:
        transport = SerialTransport(port, exclusive=exclusive, timeout=SILENCE_S)
    except (TransportError, OSError, ValueError, TerminalError) as error:
        raise troubles.not_opened(port) from error
    transport.serial.write_timeout = SILENCE_S
    return transport


def _entered(transport: SerialTransport, port: str) -> bool:
    whole = transport.serial
    transport.serial = Hurried(whole, time.monotonic() + PROMPT_WITHIN_S)
    try:
        whole.write(CUT_OFF)
        with redirect_stdout(StringIO()):
            transport.enter_raw_repl(timeout_overall=SILENCE_S)
    except TransportError:
        return False
    except OSError as error:
        raise troubles.lost(port) from error
    finally:
        transport.serial = whole
    return True


def _restart(transport: SerialTransport) -> None:
    with suppress(OSError, TerminalError):
        transport.serial.write(LEAVE + SOFT_RESET)
        transport.serial.flush()
