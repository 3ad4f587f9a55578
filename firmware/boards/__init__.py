"""The boards that a ball can be built on: a file each, with its pins."""
