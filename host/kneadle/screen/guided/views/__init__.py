"""One view a kind of face. Each is given a face and draws it."""
