"""The record of every session: written a block a second, read back exactly."""
