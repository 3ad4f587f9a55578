"""Work that ends with the connection it needs."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from bumble.device import Connection

T = TypeVar("T")


class GoneError(Exception):
    """The connection ended first."""


async def while_connected(connection: Connection, doing: Coroutine[Any, Any, T]) -> T:
    """Raises GoneError, and whatever `doing` raises.

    Bumble would cancel it, but `wait_for` in Python 3.11 forgets that it was cancelled when an
    answer comes in the same moment. The next question to nobody is then waited for.
    """
    gone: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    connection.on(Connection.EVENT_DISCONNECTION, gone.set_result)
    work = asyncio.ensure_future(doing)
    either: set[asyncio.Future[Any]] = {work, gone}
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if gone.done() or work.cancelled():
            raise GoneError
        return work.result()
    finally:
        connection.remove_listener(Connection.EVENT_DISCONNECTION, gone.set_result)
        while not work.done():
            work.cancel()
            await asyncio.sleep(0)
        if not work.cancelled():
            work.exception()  # or asyncio would complain that nobody asked
