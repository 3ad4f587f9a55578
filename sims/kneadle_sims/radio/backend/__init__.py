"""bleak's interface (3.1) on a virtual radio."""
