"""Chips and pins, each on a bus or pin that is handed in. No file here knows a board or a clock."""
