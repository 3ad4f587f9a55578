"""Known weights to a calibration, and a slow ramp to a personal ceiling. Nothing here asks the time."""
