"""kneadle doctor: what this computer has and lacks."""

import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import asdict
from functools import partial

from kneadle import program_version
from kneadle.cli.output import say
from kneadle.doctor import bluetooth, bluez, devices, journal, python, serial, terminal
from kneadle.doctor.examine import Check, examine
from kneadle.doctor.finding import Finding, Level
from kneadle.journal.where import journal_path
from kneadle.registry import file as registry
from kneadle.screen.pages.room import LEAST_COLUMNS, LEAST_ROWS

MARKS: dict[Level, str] = {"ok": "ok", "warn": "look", "bad": "MISSING"}
MARGIN = " " * 20


def run(arguments: Namespace) -> int:
    """1 when something is missing."""
    findings = examine(_checks())
    say(json.dumps([asdict(each) for each in findings]) if arguments.json else _text(findings))
    return 1 if any(each.level == "bad" for each in findings) else 0


def _checks() -> Mapping[str, Check]:
    air: Check = partial(bluetooth.check_elsewhere, bluetooth.listen_briefly)
    if sys.platform == "linux":
        air = partial(bluetooth.check_linux, bluez.ask_bluez, os.environ)
    return {
        python.SUBJECT: partial(
            python.check, program_version(), python.system_here(), python.version_of
        ),
        bluetooth.SUBJECT: air,
        serial.SUBJECT: partial(serial.check, serial.ports_here, serial.may_open, serial.holder),
        devices.SUBJECT: partial(devices.check, registry.devices().read),
        journal.SUBJECT: partial(journal.check, journal_path(), journal.free_bytes),
        terminal.SUBJECT: partial(terminal.check, _terminal(), LEAST_COLUMNS, LEAST_ROWS),
    }


def _terminal() -> terminal.Terminal:
    size = shutil.get_terminal_size()
    return terminal.Terminal(
        sys.stdout.isatty(), size.columns, size.lines, sys.stdout.encoding, os.environ
    )


def _text(findings: list[Finding]) -> str:
    return "\n".join([*map(_lines, findings), "", _verdict(findings)])


def _lines(finding: Finding) -> str:
    line = f"{finding.subject:<10} {MARKS[finding.level]:<8} {finding.what}"
    return f"{line}\n{MARGIN}{finding.do}" if finding.do else line


def _verdict(findings: list[Finding]) -> str:
    subjects = {each.subject: None for each in findings if each.level == "bad"}
    if not subjects:
        return "Nothing is missing."
    return f"Something is missing: {', '.join(subjects)}."
