"""What the program remembers of a person: their devices, and their ceilings."""
