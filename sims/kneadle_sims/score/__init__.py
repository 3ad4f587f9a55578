"""Judging the detectors by events, as a person would feel them. docs/scoring.md says it in full.

A **label** is what the hand meant to do, a **found** is what a judge (Kneadle, or a simple peer)
said. Labels are `sure` or open. Open ones, where the definition itself leaves the answer open,
cost nothing either way. Without an IMU, so do labels that only an IMU could tell, and a hold
found there; below 50 Hz, so do spikes and rolling ("holds only"). Figures are pooled over all
sessions, never averaged.

- **Hold**: found when intersection over union is above 0.5; labels and founds are paired one to
  one so that the sum is highest. Time under an open label counts on neither side. Holds of less
  than 3 s are not compared. A hold label is parted where no data came for more than 1 s.
- **Spike**: told within 0.35 s of the time from its onset to its peak.
- **Rolling**: the warning overlaps the label and is told within 2 s of it.
- **Ceiling**: told within 0.6 s of the crossing.
- **Told once is told**: a warning that is still on when the next label of its kind begins has
  warned of that too, if no more than a moment (`STANDS_S`) lay between the labels. It gives no
  time to warn. A spike warning stands for 2 s.
- **False**: a warning told near no label of its kind, sure or open. A second warning of the same
  thing is not false, nor is one that came too late (that is a miss, once); nor is a spike told
  inside a rolling label: each hard stroke is a jolt.
- **Time to warn**: from the label's physical onset to when a live user would have been told.
"""
