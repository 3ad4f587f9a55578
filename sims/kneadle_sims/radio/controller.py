"""Bumble's virtual controller, and what it leaves out of a radio."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bumble import hci, ll
from bumble.controller import Connection, Controller

if TYPE_CHECKING:
    from kneadle_sims.radio.air import Airwaves

USUAL_DBM = -50
ACTIVE = hci.HCI_LE_Set_Scan_Parameters_Command.ACTIVE_SCANNING
# With these a host would use commands that a small ball's chip does not have.
TOO_NEW = hci.LeFeatureMask.LE_EXTENDED_ADVERTISING | hci.LeFeatureMask.LL_PRIVACY

Report = hci.HCI_LE_Advertising_Report_Event.Report
EventType = hci.HCI_LE_Advertising_Report_Event.EventType


class Chip(Controller):
    """One device's half of the air.

    Bumble 0.0.236 repeats the advertisement in place of the scan response, says yes to
    cancelling a connection and goes on waiting for it, and never answers who hangs up too late.
    """

    def __init__(
        self,
        name: str,
        air: Airwaves,
        source: Any = None,
        sink: Any = None,
        public_address: str | None = None,
    ) -> None:
        """`source` and `sink` are the HCI of a host that is not in this process."""
        super().__init__(name, source, sink, air, public_address)
        self.air = air
        self.signal_dbm = USUAL_DBM  # how well others hear it
        self.le_features &= ~TOO_NEW

    @property
    def heard_at(self) -> set[hci.Address]:
        return {self.random_address, self.public_address}

    def on_advertising_pdu(self, pdu: ll.AdvInd | ll.AdvExtInd) -> None:
        speaker = self.air.chip_at(pdu.advertiser_address)
        if speaker is None or not self.air.heard_from(speaker):
            return  # it left or fell silent while this was on its way
        if self.le_scan_enable:
            self._report(EventType.ADV_IND, pdu.advertiser_address, pdu.data, speaker)
            response = speaker.le_legacy_advertiser.scan_response_data
            if self.le_scan_type == ACTIVE:
                self._report(EventType.SCAN_RSP, pdu.advertiser_address, response, speaker)
        wanted = self.pending_le_connection
        if wanted is not None and wanted.peer_address == pdu.advertiser_address:
            self.create_le_connection(pdu.advertiser_address)

    def on_hci_le_create_connection_cancel_command(
        self, _command: hci.HCI_LE_Create_Connection_Cancel_Command
    ) -> hci.HCI_StatusReturnParameters:
        given_up, self.pending_le_connection = self.pending_le_connection, None
        if given_up is None:
            return hci.HCI_StatusReturnParameters(hci.HCI_ErrorCode.COMMAND_DISALLOWED_ERROR)
        # After the answer to the command, as a real controller does.
        asyncio.get_running_loop().call_soon(
            self.send_hci_packet, _never_came(given_up.peer_address)
        )
        return hci.HCI_StatusReturnParameters(hci.HCI_ErrorCode.SUCCESS)

    def on_hci_disconnect_command(self, command: hci.HCI_Disconnect_Command) -> None:
        if self.find_connection_by_handle(command.connection_handle) is None:
            unknown = hci.HCI_ErrorCode.UNKNOWN_CONNECTION_IDENTIFIER_ERROR
            self._send_hci_command_status(unknown, command.op_code)
        else:
            super().on_hci_disconnect_command(command)

    def _le_long_term_key_request_response(
        self, connection_handle: int, long_term_key: bytes | None
    ) -> hci.HCI_StatusAndConnectionHandleReturnParameters:
        if self.find_le_connection_by_handle(connection_handle) is None:
            # Too late, which Bumble's host does not expect to be told.
            return hci.HCI_StatusAndConnectionHandleReturnParameters(
                hci.HCI_ErrorCode.SUCCESS, connection_handle
            )
        return super()._le_long_term_key_request_response(connection_handle, long_term_key)

    def on_le_disconnected(self, connection: Connection, reason: int) -> None:
        """Once, also when both sides hang up in the same moment."""
        if self.le_connections.get(connection.peer_address) is connection:
            super().on_le_disconnected(connection, reason)

    def _report(self, kind: int, address: hci.Address, data: bytes, speaker: Chip) -> None:
        report = Report(kind, address.address_type, address, data, speaker.signal_dbm)
        self.send_hci_packet(hci.HCI_LE_Advertising_Report_Event([report]))


def _never_came(peer: hci.Address) -> hci.HCI_LE_Connection_Complete_Event:
    return hci.HCI_LE_Connection_Complete_Event(
        status=hci.HCI_ErrorCode.UNKNOWN_CONNECTION_IDENTIFIER_ERROR,
        connection_handle=0,
        role=hci.Role.CENTRAL,
        peer_address_type=peer.address_type,
        peer_address=peer,
        connection_interval=0,
        peripheral_latency=0,
        supervision_timeout=0,
        central_clock_accuracy=0,
    )
