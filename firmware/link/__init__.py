"""The ways to a host: Bluetooth LE and USB."""
