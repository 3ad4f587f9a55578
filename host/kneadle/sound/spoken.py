"""The words of each meaning: short enough to be over before they are needed."""

from kneadle.sound.meanings import Meaning

WORDS: dict[Meaning, str] = {
    Meaning.SETTLE: "Sink in and stay.",
    Meaning.HOLD_STARTED: "Holding. Breathe.",
    Meaning.HALFWAY: "Halfway. Keep breathing.",
    Meaning.DONE: "Done. Let go slowly.",
    Meaning.EASE_OFF: "Ease off.",
    Meaning.SPIKE: "Gently. Lean on slowly.",
    Meaning.ROLLING: "Slower. Stay on one spot.",
    Meaning.LINK_LOST: "No data. Ease off.",
}
