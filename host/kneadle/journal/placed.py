"""What a row of readings or of a message holds. Each raises what `Salvage` reads past."""

import sqlite3

from kneadle.journal import message_json
from kneadle.journal.codec import Block, decode
from kneadle.journal.replay import PlacedSamples, PlacedWord


def block(row: sqlite3.Row) -> PlacedSamples:
    block = Block(row["n"], row["codec"], row["crc"], row["data"])
    return PlacedSamples(row["first_index"], decode(block))


def word(row: sqlite3.Row) -> PlacedWord:
    return PlacedWord(row["after_index"], message_json.read(row["kind"], row["body"]))
