"""kneadle analyze: judge a recording."""

import json
import sys
from argparse import Namespace

from kneadle.analyze import Analysis, analyze
from kneadle.cli.output import say
from kneadle.cli.printer import table
from kneadle.cli.progress import progress
from kneadle.cli.recording import find
from kneadle.cli.target import refuse
from kneadle.named import expanded
from kneadle.plot import of_analysis
from kneadle.review.trace import Drawn
from kneadle.view import Show, Update
from kneadle.written import written_whole


def run(arguments: Namespace) -> int:
    if arguments.recording is None:
        from kneadle.cli import rejudge

        return rejudge.run(arguments)
    plot = expanded(arguments.plot) if arguments.plot else None
    refuse([plot] if plot else [], force=True)
    analysis, drawn = _analyzed(arguments)
    say(json.dumps(analysis.to_json()) if arguments.json else _text(analysis))
    if plot:
        with written_whole(plot) as new:
            new.write_text(of_analysis(analysis, drawn), encoding="utf-8")
        print(f"kneadle: drawn to {plot}.", file=sys.stderr)
    return 0


def _analyzed(arguments: Namespace) -> tuple[Analysis, Drawn]:
    recording = find(arguments.recording, lenient=arguments.lenient, ceiling_n=arguments.ceiling)
    drawn = Drawn()
    with progress(recording.samples) as show:
        watch = _both(show, drawn.see) if arguments.plot else show
        analysis = analyze(recording.messages, recording.limits, recording.name, watch)
    if recording.skipped:
        print(f"kneadle: skipped {recording.skipped} bad rows.", file=sys.stderr)
    return analysis, drawn


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
