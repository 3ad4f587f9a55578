"""Looking back: the sessions that were kept, and what they looked like."""
