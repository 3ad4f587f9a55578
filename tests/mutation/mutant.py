"""Detectors broken on purpose, and the tests that must notice."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mutant:
    """One slip a tired programmer could make. `file` is below host/kneadle."""

    detector: str
    file: str
    breaks: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.detector}: {self.breaks}"

    def spoil(self, package: Path) -> None:
        path = package / self.file
        source = path.read_text(encoding="utf-8")
        found = source.count(self.old)
        assert found == 1, f"This list is stale: {self.old!r} is {found} times in {self.file}."
        path.write_text(source.replace(self.old, self.new), encoding="utf-8")
