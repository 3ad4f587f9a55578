"""Whether the ball speaks after its start, heard as any other command of Kneadle hears it."""

from kneadle.errors import LinkError
from kneadle.link.base import Link
from kneadle.link.introduce import introduce
from kneadle.link.serial import SerialLink
from kneadle.samples import Hello
from kneadle.wire.kneadle import NAME

WITHIN_S = 10.0  # a board starts in one or two


async def hello(port: str, within_s: float = WITHIN_S) -> Hello:
    """Raises LinkError when no ball says who it is."""
    link: Link = await SerialLink.open(port)
    try:
        introduced = await introduce(link, within_s=within_s)
        link = introduced or link
    finally:
        await link.close()
    if introduced is None or not introduced.hello.device.startswith(NAME):
        raise LinkError(
            "The firmware is on the board, but no ball says who it is.",
            "Unplug the board, plug it in and run `kneadle flash` again; if it stays silent,"
            f" `mpremote connect {port} exec 'import main'` shows what it stumbles over.",
        )
    return introduced.hello
