"""The rig's end of the line to the board (standin/rig_line.py): JSON, one object a line."""

import asyncio
import json
from collections.abc import Callable
from itertools import count
from typing import Any

Said = dict[str, Any]

ANSWER_WITHIN_S = 10.0  # far more than a board needs on a busy machine


class LineToBoard:
    """One board at a time. A board that has no power answers every question with None."""

    def __init__(self, describe: Callable[[], Said], hear: Callable[[Said], None]) -> None:
        self._describe = describe
        self._hear = hear
        self._server: asyncio.Server | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._numbers = count(1)
        self._asked: dict[int, asyncio.Future[Any]] = {}

    async def address(self) -> str:
        """For KNEADLE_RIG: "host:port"."""
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        host, port = self._server.sockets[0].getsockname()
        return f"{host}:{port}"

    def close(self) -> None:
        self.cut()
        if self._server:
            self._server.close()

    def cut(self) -> None:
        """The board has no power any more."""
        if self._writer:
            self._writer.close()
        self._writer = None
        for answer in self._asked.values():
            if not answer.done():
                answer.set_result(None)

    def connected(self) -> bool:
        return self._writer is not None

    def say(self, what: str, **more: Any) -> None:
        if self._writer and not self._writer.is_closing():
            self._writer.write(json.dumps({"say": what, **more}).encode() + b"\n")

    async def ask(self, what: str, **more: Any) -> Any:
        """Raises TimeoutError from a board that hangs."""
        if self._writer is None:
            return None
        number = next(self._numbers)
        answer = self._asked[number] = asyncio.get_running_loop().create_future()
        try:
            self.say(what, ask=number, **more)
            async with asyncio.timeout(ANSWER_WITHIN_S):
                return await answer
        finally:
            del self._asked[number]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        writer.write(json.dumps(self._describe()).encode() + b"\n")
        self._hear({"say": "here"})
        try:
            async for line in reader:
                if self._writer is not writer:
                    return  # the last words of a board that was cut off
                self._heard(json.loads(line))
        except ConnectionError:
            pass  # killed in the middle of a word
        finally:
            writer.close()

    def _heard(self, said: Said) -> None:
        if said["say"] != "answer":
            self._hear(said)
        elif (answer := self._asked.get(said["ask"])) and not answer.done():
            answer.set_result(said["value"])
