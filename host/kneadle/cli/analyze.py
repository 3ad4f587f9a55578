"""kneadle analyze: judge a recording."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from kneadle.analyze import Analysis, analyze
from kneadle.cli.output import say
from kneadle.cli.plan import Show
from kneadle.cli.printer import table
from kneadle.cli.progress import progress
from kneadle.cli.recording import find
from kneadle.errors import KneadleError
from kneadle.plot import of_analysis
from kneadle.review.trace import Drawn
from kneadle.view import Update


def run(arguments: Namespace) -> int:
    if arguments.recording is None:
        from kneadle.cli import rejudge

        return rejudge.run(arguments)
    recording = find(arguments.recording, lenient=arguments.lenient, ceiling_n=arguments.ceiling)
    drawn = Drawn()
    with progress(recording.samples) as show:
        watch = _both(show, drawn.see) if arguments.plot else show
        analysis = analyze(recording.messages, recording.limits, recording.name, watch)
    if recording.skipped:
        print(f"kneadle: skipped {recording.skipped} bad rows.", file=sys.stderr)
    say(json.dumps(analysis.to_json()) if arguments.json else _text(analysis))
    if arguments.plot:
        _write(arguments.plot, of_analysis(analysis, drawn))
        print(f"kneadle: drawn to {arguments.plot}.", file=sys.stderr)
    return 0


def _both(first: Show, second: Show) -> Show:
    def watch(update: Update) -> None:
        first(update)
        second(update)

    return watch


def _text(analysis: Analysis) -> str:
    said = (
        f"{analysis.name}: {analysis.duration_s:.1f} s, {analysis.samples} samples"
        f" at {analysis.rate_hz:g} Hz"
    )
    return f"{said}\n{table(analysis.events)}"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise KneadleError(
            f"The plot could not be written to {path}: {error.strerror}.",
            "Choose another folder or make room.",
        ) from error
