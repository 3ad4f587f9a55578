"""The guided session on the screen."""
