"""The air between the chips of a room: who hears whom."""

import asyncio
from collections.abc import Callable

from bumble import hci, ll
from bumble.controller import Controller
from bumble.core import PhysicalTransport
from bumble.link import LocalLink

from kneadle_sims.radio.controller import Chip

Chips = tuple[Controller, Controller]


class Airwaves(LocalLink):
    """Nothing is lost within range. Out of it nothing is heard, until a connection times out.

    What was said on a connection meanwhile comes late if the chip is back before: a real link
    goes on repeating it.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._away: set[Controller] = set()
        self._late: list[tuple[Chips, Callable[[], None]]] = []

    def chip_at(self, address: hci.Address) -> Chip | None:
        chips = (chip for chip in self.controllers if isinstance(chip, Chip))
        return next((chip for chip in chips if address in chip.heard_at), None)

    def heard_from(self, chip: Chip) -> bool:
        """Whether it advertises, in range."""
        return chip not in self._away and chip.le_legacy_advertiser.enabled

    def lose(self, chip: Chip) -> None:
        """Out of range; what it was connected to notices nothing yet."""
        self._away.add(chip)

    def time_out(self, chip: Chip) -> None:
        """Both ends of its connections give up, as after the supervision timeout."""
        for mine in list(chip.le_connections.values()):
            there = self.chip_at(mine.peer_address)
            theirs = there and there.le_connections.get(mine.self_address)
            chip.on_le_disconnected(mine, hci.HCI_CONNECTION_TIMEOUT_ERROR)
            if there and theirs:
                there.on_le_disconnected(theirs, hci.HCI_CONNECTION_TIMEOUT_ERROR)
        self._late = [late for late in self._late if chip not in late[0]]

    def find_again(self, chip: Chip) -> None:
        self._away.discard(chip)
        waiting, self._late = self._late, []
        for chips, deliver in waiting:
            self._carry(chips, deliver)

    def send_advertising_pdu(
        self, sender_controller: Controller, packet: ll.AdvertisingPdu
    ) -> None:
        for hearer in self._in_range(sender_controller):
            if isinstance(packet, ll.ConnectInd):
                # At once: who stopped advertising a moment later would leave a ghost connected.
                hearer.on_ll_advertising_pdu(packet)
            else:
                asyncio.get_running_loop().call_soon(hearer.on_ll_advertising_pdu, packet)

    def send_ll_control_pdu(
        self, sender_address: hci.Address, receiver_address: hci.Address, packet: ll.ControlPdu
    ) -> None:
        sender, receiver = self.chip_at(sender_address), self.chip_at(receiver_address)
        if sender and receiver:
            chips = (sender, receiver)
            self._carry(chips, lambda: receiver.on_ll_control_pdu(sender_address, packet))

    def send_acl_data(
        self,
        sender_controller: Controller,
        destination_address: hci.Address,
        transport: PhysicalTransport,
        data: bytes,
    ) -> None:
        receiver = self.chip_at(destination_address)
        connection = sender_controller.le_connections.get(destination_address)
        if receiver and connection:
            sender_address = connection.self_address
            self._carry(
                (sender_controller, receiver),
                lambda: receiver.on_link_acl_data(sender_address, transport, data),
            )

    def _in_range(self, speaker: Controller) -> list[Controller]:
        if speaker in self._away:
            return []
        return [chip for chip in self.controllers if chip is not speaker and chip not in self._away]

    def _carry(self, chips: Chips, deliver: Callable[[], None]) -> None:
        if self._away.isdisjoint(chips):
            asyncio.get_running_loop().call_soon(deliver)
        else:
            self._late.append((chips, deliver))
