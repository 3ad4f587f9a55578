"""What a connection tells the board, in MicroPython's numbers and tuples."""

from collections.abc import Callable

from bumble.device import Connection

CONNECT, DISCONNECT, MTU, UPDATE = 1, 2, 21, 27  # irqs


def tell(central: Connection, irq: Callable[..., None]) -> None:
    """That it is there, and from now on what happens to it."""
    peer = central.peer_address
    who = (central.handle, int(peer.address_type), bytes(reversed(bytes(peer))).hex())
    irq(CONNECT, *who)
    central.on(Connection.EVENT_DISCONNECTION, lambda _: irq(DISCONNECT, *who))
    central.on(
        Connection.EVENT_CONNECTION_ATT_MTU_UPDATE,
        lambda: irq(MTU, central.handle, central.att_mtu),
    )
    central.on(
        Connection.EVENT_CONNECTION_PARAMETERS_UPDATE,
        lambda: irq(UPDATE, central.handle, *_units(central.parameters)),
    )


def _units(of: Connection.Parameters) -> tuple[int, int, int, int]:
    """Interval, latency and timeout as HCI counts them, and that all went well."""
    interval, timeout = of.connection_interval / 1.25, of.supervision_timeout / 10
    return round(interval), of.peripheral_latency, round(timeout), 0
