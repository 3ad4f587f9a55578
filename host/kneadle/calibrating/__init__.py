"""Known weights to a calibration, and a slow ramp to a personal ceiling. Asks for no time."""
