"""What an operating system says of a port, in plain sentences."""

import errno
import socket

from serial.tools import list_ports

from kneadle.errors import LinkError

SOCKET = "socket://"
SPELLING = "Write socket://HOST:PORT, such as socket://127.0.0.1:5000."


def explain(port: str, error: Exception) -> LinkError:
    """The same trouble for a person."""
    number = _number_of(error)
    text = str(error)
    if number == errno.ENOENT or "No such file" in text or "FileNotFoundError" in text:
        return missing(port)
    if number in (errno.EACCES, errno.EPERM) or "Permission" in text or "Access is denied" in text:
        return LinkError(
            f"You may not open {port}.",
            "On Linux add yourself to the group dialout (`sudo usermod -aG dialout $USER`)"
            " and log in again; on Windows close the program that uses the port.",
        )
    if number in (errno.EBUSY, errno.EAGAIN) or "exclusively lock" in text:
        return LinkError(
            f"Another program is using {port}.",
            "Close it (a serial monitor, another Kneadle), then try again.",
        )
    if number in (errno.EIO, errno.ENXIO, errno.ENODEV):
        return LinkError(f"No device answers at {port}.", f"Plug the ball in. {known_ports()}")
    if number in (errno.ENOTTY, errno.EINVAL, errno.EISDIR) or "not a" in text.lower():
        return LinkError(f"{port} is not a serial port.", known_ports())
    return LinkError(f"The port {port} cannot be opened: {text}.", known_ports())


def explain_socket(url: str, error: Exception) -> LinkError:
    address, hidden = url.removeprefix(SOCKET), error.__context__
    match hidden:
        case ConnectionRefusedError():
            return LinkError(
                f"Nobody listens at {address}.",
                "Start the ball there (`kneadle-sim serve demo --tcp PORT`), then try again.",
            )
        case socket.gaierror():
            return LinkError(f"There is no computer called {address.rpartition(':')[0]}.", SPELLING)
        case OSError():
            return LinkError(
                f"{address} does not answer.", "See that both computers are on the same network."
            )
    return LinkError(f"{url} is no address.", SPELLING)


def _number_of(error: Exception) -> object:
    """pyserial gives the number of an error of termios only in words; that error still has it."""
    number = getattr(error, "errno", None)
    hidden = error.__context__
    return number if number is not None or hidden is None else next(iter(hidden.args), None)


def missing(port: str) -> LinkError:
    return LinkError(f"There is no port {port}.", f"Plug the ball in. {known_ports()}")


def pulled(port: str) -> LinkError:
    remedy = "Start the ball there again" if port.startswith(SOCKET) else "Push the plug back in"
    return LinkError(f"The connection to {port} was lost.", f"{remedy}; Kneadle goes on by itself.")


def known_ports() -> str:
    names = sorted(port.device for port in list_ports.comports())
    return f"Ports here: {', '.join(names)}." if names else "This computer shows no serial port."
