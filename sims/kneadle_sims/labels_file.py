"""What a scenario meant, as the JSON beside its trace."""

import json
from dataclasses import asdict
from pathlib import Path

from kneadle_sims.scenario import Scenario


def write_labels(scenario: Scenario, out: Path) -> None:
    """`sure` false: the definitions leave it open; `needs_imu`: force alone cannot tell it."""
    labels = {
        "schema": "kneadle.labels/1",
        "name": scenario.name,
        "rate_hz": scenario.rate_hz,
        "ceiling_n": scenario.ceiling_n,
        "labels": [asdict(label) for label in scenario.labels],
        "gaps": [{"start_s": start_s, "end_s": end_s} for start_s, end_s in scenario.air.cuts],
    }
    out.write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
