"""A Kneadle ball in the air (docs/protocol.md, "Bluetooth LE"), played from a scenario."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bumble import att
from bumble.core import UUID, AdvertisingData
from bumble.device import Connection
from bumble.gatt import Characteristic, CharacteristicValue, Service

from kneadle_sims.play import Play
from kneadle_sims.radio.advertiser import GENERAL_DISCOVERABLE, Structures
from kneadle_sims.radio.ball_services import battery, identity, measured_force, packed_mn
from kneadle_sims.radio.peripheral import Peripheral
from kneadle_sims.scenario import Scenario

SERVICE = UUID("8443ddd0-83fa-4cc0-a62e-d0143e8ee9e9")
STREAM = UUID("8443ddd1-83fa-4cc0-a62e-d0143e8ee9e9")
CONTROL = UUID("8443ddd2-83fa-4cc0-a62e-d0143e8ee9e9")
BATTERY = UUID.from_16_bits(0x180F)

ADDRESS = "F0:0C:E0:BA:11:01"
OPEN_FOR_S = 60.0  # after a press of the button
SHORTEST_WAIT_S = 0.002  # at high speed, several packets at a time
FORCE_EVERY_S = 0.1
LAST_ANSWER_S = 0.2  # time enough for it to be on the air


class BallOnAir(Peripheral):
    """The scenario's script begins when a host first says start, and goes on whoever listens.

    Its cuts take the ball out of range. When the script is over the ball falls asleep.
    """

    def __init__(
        self,
        scenario: Scenario,
        speed: float = 1.0,
        *,
        address: str = ADDRESS,
        name: str | None = None,
    ) -> None:
        self.scenario = scenario
        self.speed = speed
        self.play = Play(scenario, time.monotonic(), speed)
        if name is not None:
            self.play.ball.become(replace(self.play.ball.hello, device=name))
        super().__init__(self.play.ball.hello.device, address)
        self.open_for_pairing = False
        self.written: list[bytes] = []
        self.finished = asyncio.Event()

    def advertised(self) -> tuple[Structures, Structures]:
        battery_percent = self.play.ball.status().battery_percent
        service_data = bytes(BATTERY) + bytes(
            [0xFF if battery_percent is None else battery_percent]
        )
        return [
            (AdvertisingData.FLAGS, GENERAL_DISCOVERABLE),
            (AdvertisingData.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS, bytes(SERVICE)),
            (AdvertisingData.SERVICE_DATA_16_BIT_UUID, service_data),
        ], [(AdvertisingData.COMPLETE_LOCAL_NAME, self.name.encode())]

    def services(self) -> Sequence[Service]:
        notify, write = Characteristic.Properties.NOTIFY, Characteristic.Properties.WRITE
        self._stream = Characteristic(STREAM, notify, Characteristic.Permissions(0), b"")
        hear: CharacteristicValue[bytes] = CharacteristicValue(write=self._hear)
        control: Characteristic[bytes] = Characteristic(
            CONTROL, write, Characteristic.WRITEABLE, hear
        )
        self._force = measured_force(lambda: self._force_mn)
        return (
            Service(SERVICE, [self._stream, control]),
            battery(lambda: self.play.ball.status().battery_percent),
            identity(self.name),
            Service(UUID.from_16_bits(0x185A), [self._force]),
        )

    def may_pair(self) -> bool:
        return self.open_for_pairing

    def press_button(self) -> None:
        """It opens pairing, but while it streams it is its host's."""
        if self.play.ball.streaming:
            self.play.press()
            return
        self.open_for_pairing = True
        asyncio.get_running_loop().call_later(OPEN_FOR_S, self._close_pairing)

    async def wake(self) -> None:
        """Also from its sleep, which it leaves with another boot id."""
        if self.play.over:
            hello = self.play.ball.hello
            self.play = Play(self.scenario, time.monotonic(), self.speed)
            awake = replace(self.play.ball.hello, device=hello.device, boot_id=hello.boot_id + 1)
            self.play.ball.become(awake)
            self.finished.clear()
            self._begin(self.live())
        await super().wake()

    async def live(self) -> None:
        self._begin(self._tell_force())
        while not self.play.over:
            await asyncio.sleep(max(self.play.next_s - time.monotonic(), SHORTEST_WAIT_S))
            await self._say(self.play.advance(time.monotonic()))
            self.follow(in_range=not self.play.silent)
        await self._fall_asleep()

    def left_alone(self) -> None:
        """Nothing is sent to nobody; the samples go on being counted."""
        self.play.ball.left()

    async def _hear(self, central: Connection, command: bytes) -> None:
        if not central.is_encrypted:
            bonded = await self.bonds.get(str(central.peer_address))
            raise att.ATT_Error(
                att.ErrorCode.INSUFFICIENT_ENCRYPTION
                if bonded
                else att.ErrorCode.INSUFFICIENT_AUTHENTICATION
            )
        self.written.append(bytes(command))
        await self._say(self.play.hear(bytes(command), time.monotonic()))

    async def _say(self, messages: Iterable[bytes]) -> None:
        for message in messages:
            if not await self.notify(self._stream, message):
                self.play.ball.unsent(message)

    async def _fall_asleep(self) -> None:
        await self.silence()
        await asyncio.sleep(LAST_ANSWER_S)  # the write that sent it to sleep is still unanswered
        self.follow(in_range=not self.play.unplugged)
        await self.drop()
        self.finished.set()

    async def _tell_force(self) -> None:
        play = self.play
        while not play.over:
            await asyncio.sleep(FORCE_EVERY_S)
            await self.notify(self._force, self._force_mn)

    @property
    def _force_mn(self) -> bytes:
        return packed_mn(self.scenario, self.play.t_s)

    def _close_pairing(self) -> None:
        self.open_for_pairing = False
