"""Which channel of an XDF file is the force, by names and units or by what the person said."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kneadle.errors import TraceError
from kneadle.exchange.name_words import FORCE, words_of
from kneadle.exchange.units import FORCE_WORDS, spelt
from kneadle.exchange.xdf_chunks import Stream, Walked


@dataclass(frozen=True, slots=True)
class Chosen:
    """`others` names what is left in the file."""

    stream: Stream
    channel: int
    others: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.stream.channels[self.channel].label or f"channel {self.channel + 1}"

    @property
    def name(self) -> str:
        """As a person may name it."""
        return f"{self.stream.name}/{self.label}"


def chosen(path: Path, walked: Walked, wanted: str | None) -> Chosen:
    """Raises TraceError."""
    there = list(_channels(walked))
    found = [each for each in there if _is(each, wanted)] if wanted else _forces(there)
    if len(found) != 1:
        raise _unclear(path, there if wanted or not found else found, wanted)
    others = [each.name for each in there if each != found[0]]
    markers = [stream.name for stream in walked.streams.values() if not stream.numeric]
    return Chosen(found[0].stream, found[0].channel, (*others, *markers))


def _channels(walked: Walked) -> Iterator[Chosen]:
    for stream in walked.streams.values():
        if stream.numeric and walked.samples.get(stream.id):
            for channel in range(len(stream.channels)):
                yield Chosen(stream, channel)


def _forces(there: list[Chosen]) -> list[Chosen]:
    """The only channel there is, or those whose unit or name speaks of force."""
    if len(there) == 1:
        return there
    return [each for each in there if _is_force(each)]


def _is_force(each: Chosen) -> bool:
    channel = each.stream.channels[each.channel]
    named = {*words_of(channel.label)}
    if len(each.stream.channels) == 1:
        named |= {*words_of(each.stream.name), *words_of(each.stream.kind)}
    return spelt(channel.unit) in FORCE_WORDS or bool(FORCE & named)


def _is(each: Chosen, wanted: str) -> bool:
    names = [each.name, each.label]
    if len(each.stream.channels) == 1:
        names.append(each.stream.name)
    return wanted.casefold() in [name.casefold() for name in names]


def _unclear(path: Path, there: list[Chosen], wanted: str | None) -> TraceError:
    names = ", ".join(each.name[:40] for each in there[:8]) or "none with numbers in it"
    asked = f"no single channel is called {wanted!r}" if wanted else "which channel is the force"
    what = f"{path.name}: {asked}" if wanted else f"{path.name} does not say {asked}"
    return TraceError(f"{what} (there are: {names}).", "Say which with --column STREAM/CHANNEL.")
