"""Paper for mechanical drawings: millimetres in, SVG text out. y grows upwards, as on a bench."""

from pathlib import Path

SCALE = 6.0  # pixels a millimetre
MARGIN = 6.0  # of paper, mm
STYLE = (
    "text{font:13px sans-serif;fill:#111}.part{stroke:#111;stroke-width:1.6}"
    ".thin{stroke:#555;stroke-width:1;fill:none}.axis{stroke:#888;stroke-width:1;"
    "stroke-dasharray:14 4 3 4}.hidden{stroke:#666;stroke-width:1;fill:none;stroke-dasharray:5 4}"
)
Point = tuple[float, float]


class Sheet:
    """Holds the page from `low` (left, bottom) to `high` (right, top), in mm."""

    def __init__(self, low: Point, high: Point) -> None:
        self._low, self._high = low, high
        self._lines: list[str] = []

    def polygon(self, points: list[Point], fill: str = "none", kind: str = "part") -> None:
        corners = " ".join(",".join(self._px(point)) for point in points)
        self._lines.append(f'<polygon class="{kind}" points="{corners}" fill="{fill}"/>')

    def box(self, low: Point, high: Point, fill: str = "none", kind: str = "part") -> None:
        (left, bottom), (right, top) = low, high
        corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        self.polygon(corners, fill, kind)

    def line(self, *points: Point, kind: str = "thin") -> None:
        corners = " ".join(",".join(self._px(point)) for point in points)
        self._lines.append(f'<polyline class="{kind}" points="{corners}" fill="none"/>')

    def circle(self, at: Point, radius: float, fill: str = "none", kind: str = "part") -> None:
        x, y = self._px(at)
        r = f"{radius * SCALE:.1f}"
        self._lines.append(f'<circle class="{kind}" cx="{x}" cy="{y}" r="{r}" fill="{fill}"/>')

    def dome(self, left: Point, right: Point, radius: float, fill: str) -> None:
        """The part of a ball above the line from `left` to `right`; half of it at most."""
        start, end = " ".join(self._px(left)), " ".join(self._px(right))
        r = f"{radius * SCALE:.1f}"
        self._lines.append(
            f'<path class="part" d="M {start} A {r} {r} 0 0 1 {end} Z" fill="{fill}"/>'
        )

    def text(self, at: Point, words: str, anchor: str = "start") -> None:
        x, y = self._px(at)
        self._lines.append(f'<text x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>')

    def width(self, left: float, right: float, y: float, words: str, of_y: float) -> None:
        """A dimension line at `y`; its feet come from `of_y`."""
        self._feet((left, of_y), (left, y), (right, of_y), (right, y))
        self._arrows((left, y), (right, y))
        self.text(((left + right) / 2, y + 0.7), words, "middle")

    def height(self, low: float, high: float, x: float, words: str, of_x: float) -> None:
        self._feet((of_x, low), (x, low), (of_x, high), (x, high))
        self._arrows((x, low), (x, high))
        beside = "end" if x < of_x else "start"
        self.text((x + (-0.9 if x < of_x else 0.9), (low + high) / 2 - 0.7), words, beside)

    def leader(self, part: Point, at: Point, words: str) -> None:
        """Words at `at`, with a line to a dot in the part they name."""
        self.line(part, at)
        self.circle(part, 0.35, fill="#111", kind="thin")
        right = at[0] >= part[0]
        self.text(
            (at[0] + (0.8 if right else -0.8), at[1] - 0.6), words, "start" if right else "end"
        )

    def save(self, file: Path) -> None:
        wide = f"{(self._high[0] - self._low[0] + 2 * MARGIN) * SCALE:.0f}"
        tall = f"{(self._high[1] - self._low[1] + 2 * MARGIN) * SCALE:.0f}"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{tall}" '
            f'viewBox="0 0 {wide} {tall}"><style>{STYLE}</style>'
            f'<rect width="{wide}" height="{tall}" fill="#ffffff"/>'
        )
        file.write_text("\n".join((head, *self._lines, "</svg>", "")))

    def _feet(self, *points: Point) -> None:
        for start, end in (points[:2], points[2:]):
            self.line(start, end)

    def _arrows(self, start: Point, end: Point) -> None:
        self.line(start, end)
        flat = start[1] == end[1]
        for (x, y), way in ((start, 1), (end, -1)):
            tips = [(1.6, 0.5), (1.6, -0.5)] if flat else [(0.5, 1.6), (-0.5, 1.6)]
            self.polygon(
                [(x, y), *((x + way * dx, y + way * dy) for dx, dy in tips)], "#555", "thin"
            )

    def _px(self, point: Point) -> tuple[str, str]:
        x = (point[0] - self._low[0] + MARGIN) * SCALE
        y = (self._high[1] - point[1] + MARGIN) * SCALE
        return f"{x:.1f}", f"{y:.1f}"
