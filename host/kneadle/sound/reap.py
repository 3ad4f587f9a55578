"""The end of a program that was started to be heard."""

import asyncio
from asyncio.subprocess import Process
from contextlib import suppress


async def reap(process: Process) -> None:
    """Waits also when cancelled once more, by a person in a hurry: what was killed is soon gone."""
    if process.returncode is None:
        process.kill()
    while process.returncode is None:
        with suppress(asyncio.CancelledError):
            await process.wait()
