"""Bluetooth LE, through bleak."""
