"""The look of the SVG. A mark is told by its shape and pattern too, never by colour alone."""

from collections.abc import Iterator

COLOURS = """\
.kneadle-map {
  --paper: #ffffff; --ink: #1d1b19; --quiet: #5f5953; --skin: #f4ebe3; --line: #6e5f53;
  --muscle: #a8321f; --felt: #1f5fa8; --keep: #5b2a86;
}
@media (prefers-color-scheme: dark) {
  .kneadle-map {
    --paper: #16181b; --ink: #f0ede9; --quiet: #aaa49d; --skin: #2e2b29; --line: #b3a396;
    --muscle: #ff8f70; --felt: #7db8ff; --keep: #d0a6ff;
  }
}"""

# One class a rule: within <use>, a selector cannot see beyond the used part.
RULES = """\
.kneadle-map { background: var(--paper); font-family: system-ui, sans-serif; font-size: 3.6px; }
.kneadle-map text { fill: var(--ink); }
.k-paper { fill: var(--paper); }
.k-skin { fill: var(--skin); }
.k-outline { fill: none; stroke: var(--line); stroke-width: .55; }
.k-fold { fill: none; stroke: var(--line); stroke-width: .4; stroke-linecap: round; }
.k-bone { fill: none; stroke: var(--quiet); stroke-width: .25; stroke-dasharray: .8 .8; }
.k-nerve { fill: none; stroke: var(--keep); stroke-width: .6;
  stroke-dasharray: 2 .8 .4 .8; }
.k-keep { fill: var(--paper); stroke: var(--keep); stroke-width: .45; }
.k-other { fill: none; stroke: var(--quiet); stroke-width: .2; }
.k-muscle { stroke: var(--muscle); stroke-width: .5; }
.k-hatch { stroke: var(--muscle); stroke-width: .5; }
.k-felt { fill: url(#kneadle-felt); stroke: var(--felt); stroke-width: .25;
  stroke-dasharray: .5 .7; }
.k-dot { fill: var(--felt); }
.k-spot { fill: var(--muscle); stroke: var(--paper); stroke-width: .5; }
.k-sign { font-size: 2.5px; font-weight: bold; text-anchor: middle; }
.k-badge { fill: var(--paper); stroke: var(--muscle); stroke-width: .4; }
.k-small { font-size: 3px; }
.k-quiet { fill: var(--quiet); }
.k-heading { font-size: 4.4px; font-weight: bold; }
.k-middle { text-anchor: middle; }"""

HATCHES = {"1": 45, "2": -45, "3": 0, "4": 90, "a": 20, "b": -20, "c": 70}  # degrees


def style_and_patterns() -> Iterator[str]:
    yield f"<style>\n{COLOURS}\n{RULES}\n</style>"
    yield "<defs>"
    yield (
        '<pattern id="kneadle-felt" width="1.8" height="1.8" patternUnits="userSpaceOnUse">'
        '<circle class="k-dot" cx=".45" cy=".45" r=".34"/>'
        '<circle class="k-dot" cx="1.35" cy="1.35" r=".34"/></pattern>'
    )
    for sign, degrees in HATCHES.items():
        yield (
            f'<pattern id="kneadle-hatch-{sign}" width="1.7" height="1.7"'
            f' patternUnits="userSpaceOnUse" patternTransform="rotate({degrees})">'
            '<path class="k-hatch" d="M0 .85H1.7"/></pattern>'
        )
    yield "</defs>"
