"""The messages of a session that are no readings, each with its place among them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kneadle.journal import message_json
from kneadle.samples import Message, Samples


def placed_words(messages: Iterable[Message]) -> Iterator[dict[str, Any]]:
    """`after_index` is the number of readings before it."""
    readings = 0
    for message in messages:
        if isinstance(message, Samples):
            readings += len(message.tick)
        else:
            kind, body = message_json.write(message)
            yield {"after_index": readings, "kind": kind, "body": json.loads(body)}
